/** The fields that are scored: how each is read from gold and from a result, so that both become lists of like items. */
import type { Notice, Table } from '../../src/index.ts'
import type { Gold } from './gold.ts'

/** One thing found: the words by which it is compared, all of which must agree. */
export interface Item {
  readonly words: readonly string[]
  /** A property that is scored only where the item itself was found. */
  readonly property?: string | undefined
  /** Of an item of a result: the rule that found it, and the confidence in that rule. */
  readonly rule?: string | undefined
  readonly confidence?: number | undefined
}

export interface Field {
  readonly name: string
  /** Undefined where gold does not annotate it. */
  readonly gold: (gold: Gold) => readonly Item[] | undefined
  readonly found: (notice: Notice) => readonly Item[]
  /** Long texts agree softly when most of their words do. */
  readonly prose?: true
  /** What `property` is, as a field of its own. */
  readonly property?: string
  /** Damage destroys it, so that nobody could find it. */
  readonly lostByDamage?: true
}

type Found = Pick<Item, 'rule' | 'confidence'>

const one = (value: string | null | undefined, found?: Found | null): Item[] =>
  value == null ? [] : [{ ...by(found), words: [value] }]
const each = (values: readonly string[]): Item[] => values.map((value) => ({ words: [value] }))
const distinct = (values: readonly string[]): Item[] => each([...new Set(values)])
const named = (units: readonly (Found & { name: string })[]): Item[] =>
  units.map((unit) => ({ ...by(unit), words: [unit.name] }))
/** Each unit once, by the rule that named it first. */
const units = (records: readonly (Found & { unit: { name: string } })[]): Item[] => [
  ...new Map(
    records.toReversed().map((record) => [record.unit.name, { ...by(record), words: [record.unit.name] }]),
  ).values(),
]
const by = (found?: Found | null): Found => ({ rule: found?.rule, confidence: found?.confidence })

interface Praised {
  readonly unit: string
  readonly aspect: string | null
  readonly honor: string | null
}
const praised = ({ praises }: Notice): Praised[] => praises.map((praise) => ({ ...praise, unit: praise.unit.name }))
const withWord = (praises: readonly Praised[], key: 'aspect' | 'honor'): Item[] =>
  praises.flatMap(({ unit, [key]: word }) => (word ? [{ words: [unit, word] }] : []))

interface Required extends Found {
  readonly ordinal: number | null
  readonly heading: string | null
  readonly text: string | null
}
const required = (directives: readonly Required[]): Item[] =>
  directives.map(({ ordinal, heading, text, ...found }) => ({
    ...by(found),
    words: [heading ?? '', text ?? ''],
    property: String(ordinal),
  }))

type Value = string | number | null
/** Cells by the label of their row and the place of their column. */
const cells = (tables: readonly (readonly (readonly Value[])[])[]): Item[] =>
  tables.flatMap((rows) =>
    rows.flatMap((row) => {
      const label = row.find((value) => typeof value === 'string') ?? ''
      return row.map((value, column) => ({ words: [String(label), String(column), String(value ?? '')] }))
    }),
  )
const grid = ({ rows }: Table): Value[][] => rows.map((row) => row.cells.map(({ value }) => value))

export const FIELDS: readonly Field[] = [
  { name: 'genre', gold: (g) => (g.genre !== undefined ? one(g.genre) : undefined), found: (n) => one(n.genre) },
  {
    name: 'title',
    gold: (g) => (g.title !== undefined ? one(g.title) : undefined),
    found: (n) => one(n.title?.text, n.title),
  },
  {
    name: 'document number',
    gold: (g) => (g.documentNumber !== undefined ? one(g.documentNumber?.text) : undefined),
    found: (n) => one(n.documentNumber?.text, n.documentNumber),
  },
  {
    name: 'date',
    gold: (g) => (g.date !== undefined ? one(g.date) : undefined),
    found: (n) => one(n.date?.iso, n.date),
  },
  { name: 'issuers', gold: (g) => g.issuers && each(g.issuers), found: (n) => named(n.issuers) },
  {
    name: 'recipients',
    gold: (g) => g.recipients && each(g.recipients),
    found: (n) => named(n.recipients),
  },
  {
    name: 'praised units',
    gold: (g) => g.praises && distinct(g.praises.map(({ unit }) => unit)),
    found: (n) => units(n.praises),
  },
  {
    name: 'praise aspects',
    gold: (g) => g.praises && withWord(g.praises, 'aspect'),
    found: (n) => withWord(praised(n), 'aspect'),
  },
  {
    name: 'honors',
    gold: (g) => g.praises && withWord(g.praises, 'honor'),
    found: (n) => withWord(praised(n), 'honor'),
  },
  {
    name: 'criticised units',
    gold: (g) => g.criticisms && distinct(g.criticisms.map(({ unit }) => unit)),
    found: (n) => units(n.criticisms),
  },
  {
    name: 'problems',
    gold: (g) => g.problems && each(g.problems),
    found: (n) => n.problems.map((problem) => ({ ...by(problem), words: [problem.text] })),
    prose: true,
  },
  {
    name: 'directives',
    gold: (g) => g.directives && required(g.directives),
    found: (n) => required(n.directives),
    prose: true,
    property: 'directive ordinals',
  },
  {
    name: 'quantities',
    gold: (g) => g.quantities?.map(({ value, unit, bound }) => ({ words: [String(value), unit], property: bound })),
    found: (n) =>
      n.quantities.map(({ value, unit, bound, ...found }) => ({
        ...by(found),
        words: [String(value), unit],
        property: bound,
      })),
    property: 'quantity bounds',
  },
  {
    name: 'references',
    gold: (g) => g.references?.map(({ title, documentNumber }) => ({ words: [title ?? documentNumber ?? ''] })),
    found: (n) =>
      n.references.map(({ title, documentNumber, ...found }) => ({
        ...by(found),
        words: [title ?? documentNumber ?? ''],
      })),
    lostByDamage: true,
  },
  {
    name: 'attachments',
    gold: (g) =>
      g.attachments?.map(({ title, present }) => ({
        words: [title],
        property: present === undefined ? undefined : String(present),
      })),
    found: (n) =>
      n.attachments.map(({ title, present, ...found }) => ({
        ...by(found),
        words: [title ?? ''],
        property: String(present),
      })),
    property: 'attachments present',
  },
  {
    name: 'table cells',
    gold: (g) => g.tables && cells(g.tables.map(({ rows }) => rows)),
    found: (n) => cells([...n.tables, ...n.attachments.flatMap(({ tables }) => tables)].map(grid)),
    lostByDamage: true,
  },
]
