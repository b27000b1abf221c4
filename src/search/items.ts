/** 条目: the kinds of records that a search can list instead of notices, and what belongs to each of them. */

/** A table whose rows have filters that speak of one row together (praised, aspect). */
export type ItemKind =
  | 'praises'
  | 'criticisms'
  | 'problems'
  | 'directives'
  | 'actions'
  | 'quantities'
  | 'attachments'
  | 'tables'
  | 'checks'
  | 'messages'
  | 'relations'

interface Item {
  /** What a listed record holds: the columns of its table, and what it takes from others. */
  readonly select: string
  /** How a row of another table belongs to a row (`x`) of this one. */
  readonly parts?: Partial<Record<ItemKind, string>>
}

const found = 'x.span_start, x.span_end'

export const items: Readonly<Record<ItemKind, Item>> = {
  praises: { select: `x.unit, x.full_name, x.kind, x.aspect, x.honor, x.reason, ${found}` },
  criticisms: { select: `x.unit, x.full_name, x.kind, x.matter, ${found}` },
  problems: { select: `x.ordinal, x.text, x.actors, ${found}` },
  directives: {
    select: `x.ordinal, x.heading, x.text, ${found}`,
    parts: { actions: 'i.notice_id = x.notice_id AND i.directive = x.position' },
  },
  actions: {
    select: `x.directive, x.text, x.modality, x.actor, x.deadline, x.deadline_text, ${found}`,
    parts: { directives: 'i.notice_id = x.notice_id AND i.position = x.directive' },
  },
  quantities: { select: `x.text, x.value, x.unit, x.bound, x.subject, ${found}` },
  attachments: { select: `x.ordinal, x.title, x.present, x.address, ${found}` },
  tables: {
    select: `x.attachment, coalesce(x.title, (SELECT a.title FROM attachments a WHERE a.notice_id = x.notice_id AND a.position = x.attachment)) AS title,
      x.source AS form, x.columns, x.rows, x.checks_holding, x.checks_possible, ${found}`,
    parts: { checks: 'i.notice_id = x.notice_id AND i.table_position = x.position' },
  },
  checks: {
    select: `(SELECT t.title FROM tables t WHERE t.notice_id = x.notice_id AND t.position = x.table_position) AS title,
      (SELECT c.name FROM table_columns c WHERE c.notice_id = x.notice_id AND c.table_position = x.table_position AND c.position = x.column_position) AS column_name,
      (SELECT c.text FROM cells c WHERE c.notice_id = x.notice_id AND c.table_position = x.table_position AND c.row = x.row ORDER BY c.column_position LIMIT 1) AS row_name,
      x.table_position, x.kind, x.row, x.column_position, x.expected, x.actual, x.ok`,
    parts: { tables: 'i.notice_id = x.notice_id AND i.position = x.table_position' },
  },
  messages: { select: `x.severity, x.rule, x.text, ${found}` },
  relations: {
    select: `x.kind, x.title, x.number, x.cue, ${found}, (SELECT t.source FROM notices t WHERE t.id = x.target_id) AS target`,
  },
}

export const itemKinds = Object.keys(items) as ItemKind[]
