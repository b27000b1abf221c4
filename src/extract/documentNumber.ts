import * as z from 'zod/mini'
import { described } from '../described.ts'
import { find } from '../grammar/match.ts'
import { provenance, Span } from '../types.ts'
import { parseNumeral } from '../value/numeral.ts'
import { type Context, evidence, parts, report } from './context.ts'

/** 发文字号: agency code, year, serial; `complete` is false where a part is lost. */
export const DocumentNumber = /* @__PURE__ */ described('DocumentNumber', () =>
  z.strictObject({
    text: z.string(),
    agencyCode: z.nullable(z.string()),
    year: z.nullable(z.int()),
    serial: z.nullable(z.int()),
    complete: z.boolean(),
    span: Span,
    ...provenance(),
  }),
)
export type DocumentNumber = z.infer<typeof DocumentNumber>

/** All numbers of the notice; a joint one has several. */
export function extractDocumentNumbers(context: Context): DocumentNumber[] {
  const { patterns } = context.grammar
  const numbers: DocumentNumber[] = []
  const places = [
    ...parts(context, 'documentNumber'),
    ...parts(context, 'mark').filter((mark) => mark.name === 'number'),
  ]
  for (const { value, data } of places) {
    const number = readNumber(patterns.documentNumber, value)
    if (number === null || numbers.some((known) => known.text === number.text)) continue
    const read = toNumber(context, number, data.from)
    // 第7号 on the decree and 国令第7号 in the block are one: the fuller form stands.
    const same = numbers.findIndex((known) => isBare(known) !== isBare(read) && known.serial === read.serial)
    if (same < 0) numbers.push(read)
    else if (isBare(numbers[same]!)) numbers[same] = read
  }
  for (const { complete, text, agencyCode, year, span } of numbers)
    if (!complete)
      report(
        context,
        'warning',
        'document-number-incomplete',
        `The document number ${text} has lost its ${lost({ agencyCode, year })}.`,
        span,
      )
  return numbers
}

type Read = Omit<DocumentNumber, 'span'> & { start: number; end: number }

function toNumber(context: Context, { start, end, ...number }: Read, base: number): DocumentNumber {
  return { ...number, span: evidence(context, base + start, base + end).span }
}

const isBare = ({ agencyCode, year }: DocumentNumber) => agencyCode === null && year === null

/** The kinds of number, in the order in which they are tried. */
const NAMES = [
  'yearFirst',
  'documentNumber',
  'unbracketed',
  'lettered',
  'decree',
  'yearAlone',
  'byYear',
  'serialOnly',
] as const

function readNumber(patterns: Context['grammar']['patterns']['documentNumber'], value: string): Read | null {
  for (const name of NAMES) {
    const pattern = patterns[name]
    const match = find(pattern, value)
    if (!match) continue
    const { agencyCode = null, year = null, numbered = '', serial } = match.groups as Record<string, string | undefined>
    const place = { start: match.index, end: match.index + match[0].length }
    const bracketed = pattern === patterns.documentNumber
    return {
      text: bracketed ? `${agencyCode}〔${year}〕${numbered}${serial}号` : match[0].replace(/\s/g, ''),
      agencyCode,
      year: year === null ? null : fullYear(parseNumeral(year)),
      serial: parseNumeral(serial!),
      // 第6号 and 2024年第9号 are whole as they stand; a bare serial is what is left of a longer number.
      complete: pattern !== patterns.serialOnly || match[0].startsWith('第'),
      rule: `documentNumber.${bracketed ? 'bracketed' : name}`,
      ...place,
    }
  }
  return null
}

/** (86) is 1986. */
function fullYear(year: number | null): number | null {
  return year !== null && year < 100 ? 1900 + year : year
}

function lost({ agencyCode, year }: Pick<DocumentNumber, 'agencyCode' | 'year'>): string {
  return [agencyCode === null ? 'agency code' : '', year === null ? 'year' : ''].filter(Boolean).join(' and ')
}
