/** The fields that are scored: how each is read from gold and from a result, so that both become lists of like items. */
import type { Notice, Table } from '../../src/index.ts'
import type { Gold } from './gold.ts'

/** One thing found: the words by which it is compared, all of which must agree. */
export interface Item {
  readonly words: readonly string[]
  /** A property that is scored only where the item itself was found. */
  readonly property?: string | undefined
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

const one = (value: string | null | undefined): Item[] => (value == null ? [] : [{ words: [value] }])
const each = (values: readonly string[]): Item[] => values.map((value) => ({ words: [value] }))
const distinct = (values: readonly string[]): Item[] => each([...new Set(values)])

interface Praised {
  readonly unit: string
  readonly aspect: string | null
  readonly honor: string | null
}
const praised = ({ praises }: Notice): Praised[] => praises.map((praise) => ({ ...praise, unit: praise.unit.name }))
const withWord = (praises: readonly Praised[], key: 'aspect' | 'honor'): Item[] =>
  praises.flatMap(({ unit, [key]: word }) => (word ? [{ words: [unit, word] }] : []))

interface Required {
  readonly ordinal: number | null
  readonly heading: string | null
  readonly text: string | null
}
const required = (directives: readonly Required[]): Item[] =>
  directives.map(({ ordinal, heading, text }) => ({ words: [heading ?? '', text ?? ''], property: String(ordinal) }))

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
  { name: 'title', gold: (g) => (g.title !== undefined ? one(g.title) : undefined), found: (n) => one(n.title?.text) },
  {
    name: 'document number',
    gold: (g) => (g.documentNumber !== undefined ? one(g.documentNumber?.text) : undefined),
    found: (n) => one(n.documentNumber?.text),
  },
  { name: 'date', gold: (g) => (g.date !== undefined ? one(g.date) : undefined), found: (n) => one(n.date?.iso) },
  { name: 'issuers', gold: (g) => g.issuers && each(g.issuers), found: (n) => each(n.issuers.map(({ name }) => name)) },
  {
    name: 'recipients',
    gold: (g) => g.recipients && each(g.recipients),
    found: (n) => each(n.recipients.map(({ name }) => name)),
  },
  {
    name: 'praised units',
    gold: (g) => g.praises && distinct(g.praises.map(({ unit }) => unit)),
    found: (n) => distinct(praised(n).map(({ unit }) => unit)),
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
    found: (n) => distinct(n.criticisms.map(({ unit }) => unit.name)),
  },
  {
    name: 'problems',
    gold: (g) => g.problems && each(g.problems),
    found: (n) => each(n.problems.map(({ text }) => text)),
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
    found: (n) => n.quantities.map(({ value, unit, bound }) => ({ words: [String(value), unit], property: bound })),
    property: 'quantity bounds',
  },
  {
    name: 'references',
    gold: (g) => g.references?.map(({ title, documentNumber }) => ({ words: [title ?? documentNumber ?? ''] })),
    found: (n) => n.references.map(({ title, documentNumber }) => ({ words: [title ?? documentNumber ?? ''] })),
    lostByDamage: true,
  },
  {
    name: 'attachments',
    gold: (g) =>
      g.attachments?.map(({ title, present }) => ({
        words: [title],
        property: present === undefined ? undefined : String(present),
      })),
    found: (n) => n.attachments.map(({ title, present }) => ({ words: [title ?? ''], property: String(present) })),
    property: 'attachments present',
  },
  {
    name: 'table cells',
    gold: (g) => g.tables && cells(g.tables.map(({ rows }) => rows)),
    found: (n) => cells([...n.tables, ...n.attachments.flatMap(({ tables }) => tables)].map(grid)),
    lostByDamage: true,
  },
]
