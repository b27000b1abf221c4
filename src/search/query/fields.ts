/** 检索字段: the fields that a query can filter by, each with its Chinese name and what it asks of the tables. */
import type { ItemKind } from '../items.ts'
import { relationKinds } from '../relations.ts'
import { searchPhrase } from '../tokens.ts'
import { all, type Condition, condition } from './condition.ts'
import * as values from './values.ts'

export interface Field extends values.ValueKind {
  readonly name: string
  readonly chinese: string
  readonly about: string
  /** Of which kind of record it speaks (the condition's table is `i`); null for the notice itself (`n`). */
  readonly item: ItemKind | null
  /** Two filters of this field need not speak of the same record: 根据 one document, 废止 another. */
  readonly apart?: boolean
}

type Definition = Omit<Field, 'name' | 'check' | 'condition'> & { readonly value: values.ValueKind }

/** A row of another table, for fields that stand alone: two of them need not speak of the same row. */
function ofRows(table: string, also: string, kind: values.ValueKind): values.ValueKind {
  return {
    check: kind.check,
    condition: (value) => {
      const { sql, values } = kind.condition(value)
      return { sql: `n.id IN (SELECT i.notice_id FROM ${table} i WHERE ${also}${also && ' AND '}(${sql}))`, values }
    },
  }
}

/** Words in one column of the full text. */
function inText(column: 'title' | 'body'): values.ValueKind {
  return {
    check: (value) => (value === '*' || searchPhrase(value) ? null : 'There is nothing to look for in this'),
    condition: (value) =>
      value === '*'
        ? condition(
            column === 'title' ? 'n.title IS NOT NULL' : "n.id IN (SELECT notice_id FROM texts WHERE body <> '')",
          )
        : condition(
            'n.id IN (SELECT rowid FROM notices_text WHERE notices_text MATCH ?)',
            `${column} : ${searchPhrase(value)!}`,
          ),
  }
}

const name = values.unitName('i.notice_id', 'i.unit', 'i.full_name')
const role = (role: string) => ofRows('units', `i.role = '${role}'`, name)
const totals = "i.kind IN ('row-total', 'column-total', 'grand-total', 'subtotal')"
const checkKinds = ['row-total', 'column-total', 'grand-total', 'subtotal', 'rank', 'serial', 'percent', 'formula']
const kinds = (column: string, names: readonly string[]): Record<string, Condition> =>
  Object.fromEntries(names.map((kind) => [kind, condition(`${column} = ?`, kind)]))
function relation(kind: string): values.ValueKind {
  const { check, condition: plain } = values.cited('i.number_key', 'i.title')
  if (kind === 'cites') return { check, condition: plain }
  return { check, condition: (value) => all([condition('i.kind = ?', kind), plain(value)]) }
}
const relationNames: Readonly<Record<(typeof relationKinds)[number], string>> = {
  forwards: '转发',
  issues: '印发',
  basis: '根据',
  repeals: '废止',
  amends: '修订',
  answers: '答复',
  cites: '引用',
}

const definitions: Readonly<Record<string, Definition>> = {
  title: { chinese: '标题', about: 'words of the title', item: null, value: inText('title') },
  body: { chinese: '正文', about: 'words of the body', item: null, value: inText('body') },
  genre: { chinese: '文种', about: 'the genre: 通报', item: null, value: exactly('n.genre') },
  number: {
    chinese: '文号',
    about: 'the document number, with any brackets; 10号 or an agency code for a part of it',
    item: null,
    value: ofRows(
      'document_numbers',
      '',
      values.documentNumber({ key: 'i.number_key', code: 'i.agency_code', year: 'i.year', serial: 'i.serial' }),
    ),
  },
  year: { chinese: '年份', about: 'the year: 2009, 2008..2012', item: null, value: values.year('n.year') },
  date: {
    chinese: '日期',
    about: 'the date: 2009-02-25, 2009-02, 2月, 2009-01..2009-03',
    item: null,
    value: values.date('n.date'),
  },
  issuer: { chinese: '发文机关', about: 'words of the name of an issuer', item: null, value: role('issuer') },
  recipient: { chinese: '主送机关', about: 'of a recipient', item: null, value: role('recipient') },
  copy: { chinese: '抄送机关', about: 'of who gets a copy', item: null, value: role('copy') },
  unit: {
    chinese: '单位',
    about: 'of a unit in any of these parts, praised or criticised',
    item: null,
    value: anywhere(),
  },
  source: { chinese: '来源', about: 'words of the path', item: null, value: values.words('n.source') },
  praised: {
    chinese: '表扬',
    about: 'words of the name of who is praised; * for anyone',
    item: 'praises',
    value: name,
  },
  aspect: { chinese: '方面', about: 'the field of work of a praise', item: 'praises', value: values.words('i.aspect') },
  honor: { chinese: '称号', about: 'the title conferred', item: 'praises', value: values.words('i.honor') },
  criticised: { chinese: '批评', about: 'words of the name of who is criticised', item: 'criticisms', value: name },
  matter: { chinese: '批评事由', about: 'words of what for', item: 'criticisms', value: values.words('i.matter') },
  problem: { chinese: '问题', about: 'words of a problem', item: 'problems', value: values.words('i.text') },
  directive: {
    chinese: '要求',
    about: 'words of a directive',
    item: 'directives',
    value: values.words('i.text', 'i.heading'),
  },
  deadline: {
    chinese: '期限',
    about: 'when something is to be done by: 2009-03, 3月',
    item: 'actions',
    value: values.date('i.deadline'),
  },
  actor: { chinese: '责任单位', about: 'words of who is to do it', item: 'actions', value: values.words('i.actor') },
  modality: {
    chinese: '要求类型',
    about: 'obligation, prohibition or permission',
    item: 'actions',
    value: values.choice(kinds('i.modality', ['obligation', 'prohibition', 'permission'])),
  },
  quantity: { chinese: '数量', about: 'words of a quantity: 条', item: 'quantities', value: values.words('i.text') },
  attachment: {
    chinese: '附件',
    about: 'words of the title of an attachment',
    item: 'attachments',
    value: values.words('i.title'),
  },
  table: { chinese: '表格', about: 'words of the title of a table', item: 'tables', value: values.words('i.title') },
  check: {
    chinese: '核算',
    about: 'failed or ok; total, row-total, column-total, grand-total, subtotal, rank, serial, percent, formula',
    item: 'checks',
    value: values.choice({
      failed: condition('i.ok = 0'),
      ok: condition('i.ok = 1'),
      total: condition(totals),
      ...kinds('i.kind', checkKinds),
    }),
  },
  message: {
    chinese: '提示',
    about: 'the rule of a message: attachment-missing',
    item: 'messages',
    value: values.words('i.rule'),
  },
  ...Object.fromEntries(
    relationKinds.map((kind) => [
      kind,
      {
        chinese: relationNames[kind],
        about:
          kind === 'cites' ? 'number or words of the title of a document that is cited' : 'of one that stands so to it',
        item: 'relations' as const,
        apart: true,
        value: relation(kind),
      },
    ]),
  ),
  citedby: { chinese: '被引用', about: 'the number of a notice that cites it', item: null, value: citedBy() },
  copyof: {
    chinese: '重复',
    about: 'the path of a notice of which it is a copy; * for any',
    item: null,
    value: copyOf(),
  },
}

function exactly(column: string): values.ValueKind {
  return {
    check: () => null,
    condition: (value) => (value === '*' ? condition(`${column} IS NOT NULL`) : condition(`${column} = ?`, value)),
  }
}

function anywhere(): values.ValueKind {
  const { check, condition: plain } = name
  return {
    check,
    condition: (value) => {
      const { sql, values } = plain(value)
      const tables = ['units', 'praises', 'criticisms']
      return {
        sql: `n.id IN (${tables.map((table) => `SELECT i.notice_id FROM ${table} i WHERE ${sql}`).join(' UNION ')})`,
        values: tables.flatMap(() => values),
      }
    },
  }
}

function citedBy(): values.ValueKind {
  const number = values.documentNumber({
    key: 'k.number_key',
    code: 'k.agency_code',
    year: 'k.year',
    serial: 'k.serial',
  })
  return {
    check: number.check,
    condition: (value) => {
      const { sql, values } = number.condition(value)
      return {
        sql: `n.id IN (SELECT i.target_id FROM relations i JOIN document_numbers k ON k.notice_id = i.notice_id WHERE i.target_id IS NOT NULL AND (${sql}))`,
        values,
      }
    },
  }
}

function copyOf(): values.ValueKind {
  const path = values.words('o.source')
  return {
    check: path.check,
    condition: (value) => {
      const { sql, values } = path.condition(value)
      return {
        sql: `n.id IN (SELECT i.notice_id FROM duplicates i JOIN notices o ON o.id = i.original_id WHERE ${sql})`,
        values,
      }
    },
  }
}

export const fields: readonly Field[] = Object.entries(definitions).map(([name, { value, ...field }]) => ({
  name,
  ...field,
  ...value,
}))

const byName = new Map(fields.flatMap((field) => [[field.name, field] as const, [field.chinese, field] as const]))

/** By its name, in English (in capitals too) or Chinese. */
export function fieldNamed(name: string): Field | null {
  return byName.get(name.toLowerCase()) ?? null
}

export const knownFields = () => fields.map(({ name }) => name).join(', ')
