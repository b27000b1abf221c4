/**
 * Converts the founding notice and the samples into `out/`, and tells what was found.
 *   npm start
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { colours } from '../dist/cli/colours.js'
import { summarize } from '../dist/cli/summary.js'
import { parseSync } from '../dist/index.js'
import { ownNotices } from './notices.ts'

const out = fileURLToPath(new URL('../out/', import.meta.url))
mkdirSync(out, { recursive: true })
const notices = ownNotices()
for (const { name, path } of notices) {
  const notice = parseSync(readFileSync(path), { name: `${name}.txt` })
  writeFileSync(`${out}${name}.json`, `${JSON.stringify(notice, null, 2)}\n`)
  console.log(`${summarize(notice, colours)}\n→ out/${name}.json\n`)
}
console.log(
  `${notices.length} notices converted. Their JSON lies in ${relative(process.cwd(), out)}/, one file a notice.`,
)
