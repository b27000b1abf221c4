/**
 * Writes the expected results anew, for a person to read in the diff before they are committed.
 *   npm run samples:update
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseSync } from '../dist/index.js'
import { ownNotices } from './notices.ts'

for (const { name, path, expected } of ownNotices()) {
  const notice = parseSync(readFileSync(path), { name: `${name}.txt` })
  writeFileSync(expected, `${JSON.stringify(notice, null, 1)}\n`)
}
