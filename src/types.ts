/**
 * The faces that every part of the library keeps: spans, units, tables and messages, as zod schemas with their inferred types.
 * The fields of a notice themselves have their schemas beside the extractors that fill them (`src/extract/`).
 */
import * as z from 'zod/mini'
import { described } from './described.ts'

/** A stretch of the source text: `[start, end)` in UTF-16 units, before any cleaning. */
export const Span = /* @__PURE__ */ described(
  { id: 'Span', description: '[start, end) in UTF-16 units of the source text' },
  () => z.tuple([z.int().check(z.nonnegative()), z.int().check(z.nonnegative())]),
)
export type Span = z.infer<typeof Span>

/** A stretch of text as a field: what it says, cleaned, and where it stands. */
export const Evidence = /* @__PURE__ */ described('Evidence', () => z.strictObject({ text: z.string(), span: Span }))
export type Evidence = z.infer<typeof Evidence>

/** A share of 1. */
export const Share = /* @__PURE__ */ described({}, () => z.number().check(z.minimum(0), z.maximum(1)))

/** 出处: the rule that found an item (`praise.list`: field and way), and how often what that rule finds is right. Part of the items' schemas. */
export const provenance = () => ({ rule: z.optional(z.string()), confidence: z.optional(Share) })

/** 单位 or 个人: who is named. `group` is a class and no named body (各县市区政府, 市直各部门). */
export const Unit = /* @__PURE__ */ described('Unit', () =>
  z.strictObject({
    name: z.string(),
    kind: z.enum(['organization', 'person', 'group']),
    fullName: z.optional(z.string()),
    division: z.optional(z.strictObject({ code: z.string(), name: z.string() })),
    span: Span,
    ...provenance(),
  }),
)
export type Unit = z.infer<typeof Unit>

/** How far a cell can be relied on; `docs/tables.md` defines the four words. */
export const Status = /* @__PURE__ */ described('Status', () => z.enum(['verified', 'likely', 'ambiguous', 'conflict']))
export type Status = z.infer<typeof Status>

export const CellValue = /* @__PURE__ */ described({}, () => z.union([z.string(), z.number(), z.null()]))
export type CellValue = z.infer<typeof CellValue>

/** One cell (单元格). `confidence` and `alternatives` stand on number cells that are not verified. */
export const Cell = /* @__PURE__ */ described('Cell', () =>
  z.strictObject({
    value: CellValue,
    text: z.string(),
    status: Status,
    confidence: z.optional(Share),
    alternatives: z.optional(z.array(z.strictObject({ value: CellValue, confidence: Share }))),
    span: z.nullable(Span),
  }),
)
export type Cell = z.infer<typeof Cell>

/** What a column holds: labels, counts, their total (合计), a rank (名次), a serial number (序号), a share in percent, or text. */
export const ColumnRole = /* @__PURE__ */ described({}, () =>
  z.enum(['label', 'number', 'total', 'rank', 'serial', 'percent', 'text']),
)
export type ColumnRole = z.infer<typeof ColumnRole>

/** One column; `path` leads from the uppermost head cell (刊发情况) down to the column's own (图片新闻). */
export const Column = /* @__PURE__ */ described('Column', () =>
  z.strictObject({ name: z.string(), path: z.array(z.string()), role: ColumnRole }),
)
export type Column = z.infer<typeof Column>

/** One sum or other relation that the table offers: `expected` as printed, `actual` computed from the cells as reported. */
export const Check = /* @__PURE__ */ described('Check', () =>
  z.strictObject({
    kind: z.enum(['row-total', 'column-total', 'grand-total', 'subtotal', 'rank', 'serial', 'percent', 'formula']),
    row: z.nullable(z.int().check(z.nonnegative())),
    column: z.nullable(z.int().check(z.nonnegative())),
    expected: z.nullable(z.number()),
    actual: z.nullable(z.number()),
    ok: z.boolean(),
  }),
)
export type Check = z.infer<typeof Check>

export const Row = /* @__PURE__ */ described('Row', () =>
  z.strictObject({ role: z.enum(['data', 'subtotal', 'total']), cells: z.array(Cell) }),
)
export type Row = z.infer<typeof Row>

/** How many best readings the table has. A count above 2^53 - 1 is a decimal string. */
export const Solutions = /* @__PURE__ */ described('Solutions', () =>
  z.strictObject({
    count: z.union([z.int().check(z.nonnegative()), z.string().check(z.regex(/^\d+$/))]),
    exact: z.boolean(),
    checksHolding: z.int().check(z.nonnegative()),
    checksPossible: z.int().check(z.nonnegative()),
  }),
)
export type Solutions = z.infer<typeof Solutions>

/** 表格: a table with its cells, the checks over them, and the number of best readings. */
export const Table = /* @__PURE__ */ described('Table', () =>
  z.strictObject({
    title: z.nullable(z.string()),
    source: z.enum(['markup', 'layout', 'digit-run']),
    columns: z.array(Column),
    rows: z.array(Row),
    checks: z.array(Check),
    solutions: Solutions,
    span: Span,
  }),
)
export type Table = z.infer<typeof Table>

/** What is missing, doubtful or contradictory in a notice. Rule names are stable. */
export const Message = /* @__PURE__ */ described('Message', () =>
  z.strictObject({
    severity: z.enum(['error', 'warning', 'info']),
    rule: z.string(),
    text: z.string(),
    span: z.nullable(Span),
  }),
)
export type Message = z.infer<typeof Message>
