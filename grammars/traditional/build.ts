/**
 * Builds `src/value/simplified.ts`: the simplified form of each traditional character, from OpenCC's dictionaries (package opencc-js). Only pairs whose
 * simplified form is of the first level of GB 2312, the common characters, or stands in a grammar are kept: nothing asks for others. Both are written in
 * plain letters, which a page loads in half the bytes.
 *   npx tsx grammars/traditional/build.ts
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { Converter } from 'opencc-js/t2cn'

const target = new URL('../../src/value/simplified.ts', import.meta.url)
const grammars = new URL('../', import.meta.url)

/** The characters that are asked for, each with its two bytes in GB 2312, which is rows B0 to F7 of GB 18030, without their highest bits. */
function common(): Map<string, string> {
  const decoder = new TextDecoder('gb18030')
  const files = readdirSync(grammars).filter((name) => name.endsWith('.yaml'))
  const inGrammars = new Set(files.flatMap((name) => [...readFileSync(new URL(name, grammars), 'utf8')]))
  const letters = new Map<string, string>()
  for (let row = 0xb0; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const character = decoder.decode(new Uint8Array([row, cell]))
      if (row <= LAST_OF_FIRST_LEVEL || inGrammars.has(character))
        letters.set(character, String.fromCharCode(row - 0x80, cell - 0x80))
    }
  return letters
}

const LAST_OF_FIRST_LEVEL = 0xd7

/** How many characters lie between two: a letter for up to 93, before it a ~ for each 94. */
const gapLetters = (gap: number) => '~'.repeat(Math.floor(gap / 94)) + String.fromCharCode(0x20 + (gap % 94))

export function writeSimplified(): void {
  const simplify = Converter({ from: 't', to: 'cn' })
  const known = common()
  let [gaps, simplified, gap] = ['', '', 0]
  for (let code = 0x4e00; code <= 0x9fff; code++) {
    const character = String.fromCharCode(code)
    const form = simplify(character)
    const letters = form === character ? undefined : known.get(form)
    if (letters === undefined) {
      gap++
      continue
    }
    gaps += gapLetters(gap)
    simplified += letters
    gap = 0
  }
  const lines = [
    "// Built by grammars/traditional/build.ts from opencc-js (OpenCC's dictionaries, Apache-2.0). Do not edit.",
    '/** Traditional characters, from U+4E00 on: how many lie between one and the next; ~ for 94, other letters from the blank on. */',
    `export const GAPS = ${JSON.stringify(gaps)}`,
    '/** Their simplified forms: two letters each, the bytes of GB 2312 without their highest bits. */',
    `export const FORMS = ${JSON.stringify(simplified)}`,
  ]
  writeFileSync(target, `${lines.join('\n')}\n`)
}

if (process.argv[1]?.endsWith('build.ts')) writeSimplified()
