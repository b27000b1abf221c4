/**
 * Turns `measured.json` into a module of the library: how often what a rule found was right.
 *   npx tsx grammars/confidence/build.ts
 */
import { readFileSync, writeFileSync } from 'node:fs'

const measured: Record<string, Record<'clean' | 'damaged', readonly number[]>> = JSON.parse(
  readFileSync(new URL('measured.json', import.meta.url), 'utf8'),
)
const counts = Object.entries(measured).map(([rule, { clean, damaged }]) => [rule, [...clean, ...damaged]])
const lines = [
  '// Built by grammars/confidence/build.ts from grammars/confidence/measured.json. Do not edit.',
  "import type { Measured } from './confidence.ts'",
  '',
  `export const MEASURED: Measured = ${JSON.stringify(Object.fromEntries(counts))}`,
  '',
]
writeFileSync(new URL('../../src/extract/measured.ts', import.meta.url), lines.join('\n'))
