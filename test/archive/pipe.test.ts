/** Lines in, lines out: each answered in its turn, as it comes. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { answer } from '../../dist/archive/index.js'

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const ask = (id: number) => `${JSON.stringify({ id, text: `关于第${id}次检查的通知\n各单位：\n要按时上报。\n` })}\n`

test('a line is answered before the next one is asked', async () => {
  const child = spawn(process.execPath, [main, 'pipe', '--workers', '1'])
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  for (let id = 0; id < 5; id++) {
    child.stdin.write(ask(id))
    const { value } = (await lines.next()) as { value: string }
    expect(JSON.parse(value)).toMatchObject({ id, notice: { title: { text: `关于第${id}次检查的通知` } } })
  }
  child.stdin.end()
  expect((await lines.next()).done).toBe(true)
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0)
})

test('no more is taken in than the workers need', async () => {
  let taken = 0
  async function* endlessly() {
    for (;;) yield Buffer.from(ask(taken++))
  }
  let answered = 0
  for await (const line of answer(endlessly(), { workers: 2 })) {
    expect(line).toMatch(new RegExp(`^\\{"id":${answered},"notice":\\{.*\\}\\}\\n$`))
    answered++
    // As many again may have been done behind one that was waited for.
    expect(taken - answered).toBeLessThanOrEqual(2 * 2 * 32 + 2)
    if (answered === 150) break
  }
  expect(answered).toBe(150)
})

test('a reader that leaves ends it, with more still coming in', async () => {
  const child = spawn(process.execPath, [main, 'pipe', '--workers', '1'])
  child.stdin.on('error', () => {})
  const asking = setInterval(() => child.stdin.write(ask(1)), 5)
  child.stdout.once('data', () => child.stdout.destroy())
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const status = await new Promise((resolve) => child.on('close', resolve))
  clearInterval(asking)
  expect([status, errors]).toEqual([0, ''])
})
