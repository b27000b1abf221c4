/**
 * Builds `src/clean/simplified.ts`: the simplified form of each traditional character, from OpenCC's dictionaries (package opencc-js). Only pairs whose
 * simplified form is in GB 2312 are kept: the words of the grammar hold no others.
 *   npx tsx grammars/traditional/build.ts
 */
import { writeFileSync } from 'node:fs'
import { Converter } from 'opencc-js/t2cn'

const target = new URL('../../src/clean/simplified.ts', import.meta.url)

/** The characters of GB 2312, which are rows B0 to F7 of GB 18030. */
function common(): Set<string> {
  const decoder = new TextDecoder('gb18030')
  const characters = new Set<string>()
  for (let row = 0xb0; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) characters.add(decoder.decode(new Uint8Array([row, cell])))
  return characters
}

export function writeSimplified(): void {
  const simplify = Converter({ from: 't', to: 'cn' })
  const known = common()
  let traditional = ''
  let simplified = ''
  for (let code = 0x4e00; code <= 0x9fff; code++) {
    const character = String.fromCharCode(code)
    const form = simplify(character)
    if (form === character || !known.has(form)) continue
    traditional += character
    simplified += form
  }
  writeFileSync(
    target,
    `// Built by grammars/traditional/build.ts from opencc-js (OpenCC's dictionaries, Apache-2.0). Do not edit.\nexport const TRADITIONAL = '${traditional}'\nexport const SIMPLIFIED = '${simplified}'\n`,
  )
}

if (process.argv[1]?.endsWith('build.ts')) writeSimplified()
