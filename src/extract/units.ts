/** Reads units and persons out of running text: lists, conjunctions that share an ending, 等 behind them. */
import type { Grammar } from '../grammar/grammar.ts'
import { find } from '../grammar/match.ts'
import type { Unit } from '../types.ts'

/** A named unit in a text; `from` and `to` are offsets in that text, over the whole conjunction for a completed name. */
export interface NamedUnit {
  readonly name: string
  readonly kind: Unit['kind']
  readonly from: number
  readonly to: number
}

export interface UnitList {
  readonly units: readonly NamedUnit[]
  /** Where the list ends, 等部门 included. */
  readonly end: number
}

/** 同志 behind a name makes a person, 各 or 有关 before it a class. */
export function unitKind(grammar: Grammar, name: string): Unit['kind'] {
  if (/(?:同志|先生|女士)$/.test(name)) return 'person'
  if (/各|有关|相关|所有|全体|广大|成员单位|直属单位|经营者|群众|居民/.test(name)) return 'group'
  const organ = at(grammar.patterns.unit.organ, name, 0)
  return organ !== null && organ[0].length === name.length ? 'organization' : 'group'
}

/** The pattern's match that begins at `from`; the patterns asked here are sticky. */
export function at(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  const match = find(pattern, text, from)
  return match !== null && match.index === from ? match : null
}

/**
 * The list of named units that begins at `from`: 市人事、教育、民政局 gives 市人事局, 市教育局, 市民政局; 等部门 is dropped.
 * Empty where no name begins there.
 *
 * @param persons may persons stand among them? Only asked where units or persons are commended or reproached by name
 */
export function readUnits(grammar: Grammar, text: string, from: number, persons = false): UnitList {
  const { organ, person, conjunct, separator, remainder } = grammar.patterns.unit
  const units: NamedUnit[] = []
  let open: { name: string; from: number }[] = []
  let cursor = from
  let end = from
  for (;;) {
    const someone = persons ? at(person, text, cursor) : null
    const whole = someone === null ? at(organ, text, cursor) : null
    const part = someone === null && whole === null ? at(conjunct, text, cursor) : null
    if (someone !== null) {
      const to = cursor + someone[0].length
      units.push({ name: someone[0].trim(), kind: 'person', from: cursor, to })
      open = []
      cursor = text.startsWith('同志', to) ? to + 2 : to
      end = cursor
    } else if (whole !== null) {
      const to = cursor + whole[0].length
      for (const name of complete(grammar, open, whole[0]))
        units.push({ name: name.name, kind: 'organization', from: name.from, to })
      units.push({
        name: shareOpening(open[0]?.name ?? whole[0], whole[0]),
        kind: 'organization',
        from: open[0]?.from ?? cursor,
        to,
      })
      open = []
      cursor = to
      end = to
    } else if (part !== null) {
      open.push({ name: part[0], from: cursor })
      cursor += part[0].length
    } else break
    const rest = at(remainder, text, cursor)
    if (rest) {
      cursor += rest[0].length
      end = cursor
    }
    const next = at(separator, text, cursor)
    if (!next) break
    cursor += next[0].length
  }
  return { units, end }
}

/** Elliptic members take the ending of the name that closes the conjunction, and its place (市) where they lack one. */
function complete(
  grammar: Grammar,
  open: readonly { name: string; from: number }[],
  closing: string,
): { name: string; from: number }[] {
  if (open.length === 0) return []
  const ending =
    grammar.words.common.organEnding.filter((word) => closing.endsWith(word)).sort((a, b) => b.length - a.length)[0] ??
    ''
  return open.map(({ name }) => ({ name: shareOpening(open[0]!.name, name) + ending, from: open[0]!.from }))
}

/** 市 of 市人事 holds for the members behind it too. */
function shareOpening(first: string, name: string): string {
  const opening = /^(?:[省市县区州]|[㐀-鿿]{2,3}[省市县区](?=[㐀-鿿]{2}))/.exec(first)?.[0] ?? ''
  return first === name || name.startsWith(opening) || /^[㐀-鿿]{2,3}[省市县区]/.test(name) ? name : opening + name
}
