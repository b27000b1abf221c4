/**
 * The most memory that one file takes from its bytes to its notice, in a process of its own, beside 150 MB and twelve times the file.
 *   npm run bench:memory -- FILE…
 */
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { basename } from 'node:path'

const MB = 1e6

const program = `
  import { readFileSync } from 'node:fs'
  const { parse } = await import(${JSON.stringify(new URL('../../dist/index.js', import.meta.url).href)})
  const said = await parse(readFileSync(process.argv[1])).then(() => 'read', ({ rule }) => rule)
  console.log(JSON.stringify([said, process.resourceUsage().maxRSS * 1024]))`

const files = process.argv.slice(2)
if (files.length === 0) {
  console.error('usage: npm run bench:memory -- FILE…')
  process.exit(2)
}
for (const file of files) {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program, file], {
    encoding: 'utf8',
  })
  if (stdout === '') throw new Error(stderr)
  const [said, most] = JSON.parse(stdout.trim().split('\n').at(-1)!) as [string, number]
  const allowed = 150 * MB + 12 * statSync(file).size
  console.log(
    `${(most / MB).toFixed(0).padStart(5)} MB of ${(allowed / MB).toFixed(0)}  ${said.padEnd(12)} ${basename(file)}`,
  )
}
