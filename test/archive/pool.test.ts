/** Workers that have served their time are replaced, and nothing is lost by it. Linux: a process reads its own number there. */
import { expect, test } from 'vitest'
import { Pool } from '../../dist/archive/pool.js'
import type { PlainNotice } from '../../dist/archive/task.js'

test('a worker is replaced after so many inputs, each of which is converted once and in its place', async () => {
  const pool = new Pool({
    workers: 2,
    memory: 512,
    settings: { timeout: 60_000, text: true, format: 'text' },
    service: 5,
  })
  try {
    const tasks = Array.from({ length: 21 }, (_, number) => ({
      number,
      input: { name: `${number}`, path: '/proc/self/stat' },
    }))
    const results = await Promise.all(tasks.map((task) => pool.run(task)))
    const workers = results.map((result) => (result!.found[0] as PlainNotice).text!.split(' ')[0]!)
    const served = [...new Set(workers)].map((worker) => workers.filter((one) => one === worker).length)
    expect(served.length).toBeGreaterThanOrEqual(5)
    expect(Math.max(...served)).toBe(5)
    expect(served.reduce((sum, count) => sum + count)).toBe(21)
  } finally {
    pool.close()
  }
})
