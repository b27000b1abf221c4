/**
 * The organs that a notice is addressed or copied to, in order. A class whose parts share one 各 or one ending stays whole
 * (各省、自治区、直辖市人民政府); named units that share an ending are completed (广州、深圳市人民政府 are two).
 */
import type { Grammar } from '../grammar/grammar.ts'
import { find, occurs } from '../grammar/match.ts'
import type { Stretch } from '../tree.ts'
import type { Unit } from '../types.ts'
import type { Context } from './context.ts'
import { unitKind } from './names/units.ts'

/**
 * @param items stretches of the cleaned text, one an item of the list
 * @param rule what found the list
 */
export function readAddressees(context: Context, items: readonly Stretch[], rule: string): Unit[] {
  return completeNames(context, joinClasses(context, items)).map(({ name, from, to }) => ({
    name,
    kind: kindOf(context.grammar, name),
    span: context.cleaned.span(from, to),
    rule,
  }))
}

function kindOf(grammar: Grammar, name: string): Unit['kind'] {
  const { class: group, person } = grammar.patterns.addressee
  if (occurs(group, name)) return 'group'
  if (occurs(person, name)) return 'person'
  return occurs(grammar.patterns.structure.organs, name) ? 'organization' : unitKind(grammar, name)
}

/** Items parted by 、 alone that share one 各 (有关, 县直) belong to one class. In degraded text the mark tells nothing. */
function joinClasses(context: Context, items: readonly Stretch[]): Stretch[] {
  const { openClass, ownClass, sharing, placeAlone, namedAddressee } = context.grammar.patterns.addressee
  const { text } = context.cleaned
  const value = ({ from, to }: Stretch) => text.slice(from, to).trim()
  const together = (a: Stretch, b: Stretch) => text.slice(a.to, b.from).trim() === '、'
  const joined: Stretch[] = []
  for (const item of items) {
    const last = joined.at(-1)
    // 各市、县人民政府: a place alone waits for what it is 各 of.
    const shares =
      last !== undefined &&
      together(last, item) &&
      occurs(sharing, value(last)) &&
      !occurs(ownClass, value(item)) &&
      (occurs(openClass, value(last)) || !occurs(namedAddressee, value(item)))
    if (shares) last.to = item.to
    else joined.push({ from: item.from, to: item.to })
  }
  // 河北省、天津市各区: places alone share the 各 behind the last of them.
  return joined.reduceRight<Stretch[]>((whole, item) => {
    const next = whole[0]
    const waits =
      next !== undefined &&
      together(item, next) &&
      occurs(placeAlone, value(item)) &&
      occurs(placeAlone, value(next).split(/[、各]/)[0]!)
    if (!waits || !value(next).includes('各')) return [item, ...whole]
    return [{ from: item.from, to: next.to }, ...whole.slice(1)]
  }, [])
}

interface Name extends Stretch {
  readonly name: string
}

/** Names that lack their ending take it from the one that closes their conjunction, and its place (市) from the one that opens it. */
function completeNames(context: Context, items: readonly Stretch[]): Name[] {
  const { text } = context.cleaned
  const names: Name[] = []
  let closing: Name | null = null
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i]!
    const name = text.slice(item.from, item.to).replace(/\s/g, '')
    const next = items[i + 1]
    if (next === undefined || text.slice(item.to, next.from).trim() !== '、') closing = null
    const whole = closing === null ? null : complete(context.grammar, name, closing.name)
    if (whole === null) closing = { name, ...item }
    names.unshift(whole === null ? { name, ...item } : { name: whole, from: item.from, to: closing!.to })
  }
  return names.map((name, i) => {
    const whole = shareLevel(context.grammar, names, i)
    const first = names.find(({ to }) => to === name.to)!
    return { ...name, name: whole, from: whole === name.name ? name.from : first.from }
  })
}

/** 广州 beside 深圳市人民政府 is 广州市人民政府; 市教育 beside 财政局 is 市教育局. Null where the name is whole as it is. */
function complete(grammar: Grammar, name: string, closing: string): string | null {
  const { placed, placeAlone, ending } = grammar.patterns.addressee
  if (name.includes('各')) return null
  const of = find(placed, closing)?.groups
  if (of && occurs(placeAlone, name)) return name.endsWith(of.type!) ? name + of.organ! : null
  if (occurs(grammar.patterns.structure.recipient, name)) return null
  return of ? name + of.type! + of.organ! : name + (find(ending, closing)?.[0] ?? '')
}

/** 市 of 市教育、财政局 holds for what was completed with it. */
function shareLevel(grammar: Grammar, names: readonly Name[], index: number): string {
  const { name, to } = names[index]!
  const first = names.find((other) => other.to === to)!
  const level = find(grammar.patterns.addressee.level, first.name)?.[0]
  const own =
    first === names[index] ||
    occurs(grammar.patterns.addressee.level, name) ||
    occurs(grammar.patterns.addressee.placed, name)
  return level === undefined || own ? name : level + name
}
