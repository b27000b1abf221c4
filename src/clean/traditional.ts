/**
 * Traditional characters (繁体字): a notice that is written in them is read in their simplified form, a character for a character, so that no place
 * moves; and what was read is given back as it was written.
 */
import type { SourceText } from '../source.ts'
import { simplifiedForms } from '../value/simplifiedForms.ts'

/** Characters that no notice does without, in forms that simplified text does not have. */
const TELLING = [...'關會發個應務國縣問單與為門區長對進開時實辦於報']

/** So many of them: one may stand in a name, or in a font's slip. */
const ENOUGH = 5

export function isTraditional(text: string): boolean {
  return TELLING.filter((character) => text.includes(character)).length >= ENOUGH
}

function simplify(character: string): string {
  return simplifiedForms().get(character) ?? character
}

/** The source text and its tables in simplified characters; every place stays. */
export function inSimplified(source: SourceText): SourceText {
  const simplified = (text: string) => text.replace(/[一-鿿]/g, simplify)
  const grids = source.grids.map((grid) => ({
    ...grid,
    rows: grid.rows.map((row) => row.map((cell) => ({ ...cell, text: simplified(cell.text) }))),
  }))
  return { ...source, text: simplified(source.text), grids }
}

/** Words of our own, which are simplified in every result. */
const OURS = new Set(['genre', 'fullName', 'division'])

/** So far ahead in its span a character is looked for, that no span is walked through over and over. */
const AHEAD = 200

/** What was read of a traditional text, with its words as the source writes them. */
export function asWritten<Value>(value: Value, source: string): Value {
  const forms = formsIn(source)
  const write = (text: string, [start, end]: readonly number[]) => {
    let at = start!
    return text.replace(/[一-鿿]/g, (character) => {
      const possible = forms.get(character)
      if (possible === undefined) return character
      const ahead = source.slice(at, Math.min(at + AHEAD, end!))
      const found = possible.map((form) => ahead.indexOf(form)).filter((index) => index >= 0)
      if (found.length === 0) return possible[0]!
      const next = at + Math.min(...found)
      at = next + 1
      return source[next]!
    })
  }
  const visit = (item: unknown, span: readonly number[]): unknown => {
    if (typeof item === 'string') return write(item, span)
    if (Array.isArray(item)) return item.map((one) => visit(one, span))
    if (item === null || typeof item !== 'object') return item
    const own = (item as { span?: readonly number[] | null }).span ?? span
    return Object.fromEntries(Object.entries(item).map(([key, one]) => [key, OURS.has(key) ? one : visit(one, own)]))
  }
  return visit(value, [0, 0]) as Value
}

/** The forms in which the source writes each simplified character, the most frequent one first. */
function formsIn(source: string): Map<string, string[]> {
  const counts = new Map<string, Map<string, number>>()
  for (const form of source) {
    if (form < '一' || form > '鿿') continue
    const character = simplify(form)
    const known = counts.get(character) ?? new Map<string, number>()
    counts.set(character, known.set(form, (known.get(form) ?? 0) + 1))
  }
  return new Map(
    [...counts].map(([character, known]) => [
      character,
      [...known].sort(([, a], [, b]) => b - a).map(([form]) => form),
    ]),
  )
}
