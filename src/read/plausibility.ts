/**
 * How likely a text is as a Chinese notice, character by character. Of several readings of the same bytes the likeliest is the right
 * one: bytes read in a wrong charset give rare characters. The weights are those of `frequentCharacters.ts` and its source.
 */
import { simplifiedForms } from '../value/simplifiedForms.ts'
import { simplified } from './frequentCharacters.ts'

/** A class of characters: how likely each one of it is at any place, and whether text has no use for it. */
interface Tier {
  readonly probability: number
  readonly junk?: boolean
}

const tiers = {
  impossible: { probability: 1e-10, junk: true },
  control: { probability: 1e-12, junk: true },
  privateUse: { probability: 1e-9 },
  foreign: { probability: 1e-8 },
  rareHan: { probability: 6e-8 },
  letter: { probability: 1e-6 },
  symbol: { probability: 1e-5 },
  commonHan: { probability: 1.6e-5 },
  latin: { probability: 3e-5 },
  frequentHan: { probability: 1.1e-3 },
  punctuation: { probability: 3e-3 },
  ascii: { probability: 4e-3 },
} as const satisfies Record<string, Tier>

const names = Object.keys(tiers) as (keyof typeof tiers)[]
const logarithms = Float64Array.from(names, (name) => Math.log(tiers[name].probability))
const isJunk = names.map((name) => 'junk' in tiers[name])
/** Each further U+FFFD in a row: one bad byte breaks the rest of its character too. */
const CONTINUED = Math.log(1e-4)

/** Per UTF-16 unit the index of its tier; built when first asked for. */
let tierOfUnit: Uint8Array | null = null

function buildTiers(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(names.indexOf('foreign'))
  const fill = (name: keyof typeof tiers, first: number, last: number) =>
    table.fill(names.indexOf(name), first, last + 1)
  const mark = (name: keyof typeof tiers, text: string) => {
    for (let i = 0; i < text.length; i++) table[text.charCodeAt(i)] = names.indexOf(name)
  }
  fill('control', 0x00, 0x1f)
  fill('ascii', 0x20, 0x7e)
  mark('ascii', '\t\n\r\f')
  fill('control', 0x7f, 0x9f)
  fill('latin', 0xa0, 0xff)
  fill('letter', 0x100, 0x5ff)
  fill('letter', 0x3040, 0x30ff)
  fill('symbol', 0x2010, 0x27bf)
  fill('symbol', 0x3000, 0x303f)
  fill('symbol', 0x3200, 0x33ff)
  fill('symbol', 0xff01, 0xff5e)
  fill('rareHan', 0x4e00, 0x9fff)
  fill('impossible', 0xd800, 0xdfff)
  fill('privateUse', 0xe000, 0xf8ff)
  fill('impossible', 0xfff0, 0xffff)
  mark('commonHan', doubleBytes('gb18030', 0xb0, 0xd7))
  mark('commonHan', doubleBytes('big5', 0xa4, 0xc6))
  mark('frequentHan', simplified)
  mark(
    'frequentHan',
    [...simplifiedForms()].map(([form, character]) => (simplified.includes(character) ? form : '')).join(''),
  )
  mark('punctuation', '，、。；：？！（）《》〈〉“”‘’「」『』〔〕【】［］—…·　〇○①②③％')
  return table
}

/** The characters of a block of two-byte codes: level 1 of GB 2312 is 0xB0 to 0xD7, that of Big5 0xA4 to 0xC6. */
function doubleBytes(charset: 'gb18030' | 'big5', firstLead: number, lastLead: number): string {
  const bytes: number[] = []
  for (let lead = firstLead; lead <= lastLead; lead++) {
    for (let trail = 0xa1; trail <= 0xfe; trail++) bytes.push(lead, trail)
    if (charset === 'big5' && lead < lastLead) for (let trail = 0x40; trail <= 0x7e; trail++) bytes.push(lead, trail)
  }
  return new TextDecoder(charset).decode(Uint8Array.from(bytes)).replaceAll(/[^\u4E00-\u9FFF]/g, '')
}

export interface Plausibility {
  /** Natural logarithm of the text's probability: 0 for none, the lower the less likely. */
  readonly logProbability: number
  /** Characters that text has no use for: controls, halves of surrogate pairs, runs of U+FFFD. */
  readonly junk: number
}

/** Weighs a text. A pair of surrogates (a character beyond the basic plane) counts as one rare character. */
export function plausibility(text: string): Plausibility {
  tierOfUnit ??= buildTiers()
  let logProbability = 0
  let junk = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const pair = unit >= 0xd800 && unit < 0xdc00 && text.charCodeAt(i + 1) >> 10 === 0x37
    if (pair) i++
    if (unit === 0xfffd && text.charCodeAt(i - 1) === 0xfffd) {
      logProbability += CONTINUED
      continue
    }
    const tier = pair ? names.indexOf('foreign') : tierOfUnit[unit]!
    logProbability += logarithms[tier]!
    if (isJunk[tier]) junk++
  }
  return { logProbability, junk }
}
