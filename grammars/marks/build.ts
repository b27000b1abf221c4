/**
 * Turns `weights.txt` into a module of the library, so that it needs neither a file nor a network.
 *   npx tsx grammars/marks/build.ts
 */
import { readFileSync, writeFileSync } from 'node:fs'

export function writeWeightsModule(): void {
  const weights = readFileSync(new URL('weights.txt', import.meta.url), 'utf8').trim()
  const lines = [
    '// Built by grammars/marks/build.ts from grammars/marks/weights.txt. Do not edit.',
    `export const WEIGHTS = '${weights}'`,
    '',
  ]
  writeFileSync(new URL('../../src/clean/marks/weights.ts', import.meta.url), lines.join('\n'))
}

if (process.argv[1]?.endsWith('marks/build.ts')) writeWeightsModule()
