/** 索引模板: an index template for OpenSearch and Elasticsearch, which both take it as it is. */

/** How Chinese is cut: `cjk` (pairs of characters, built in), `smartcn` or `ik` (plugins that the cluster must have). */
export const analyzers = ['cjk', 'smartcn', 'ik'] as const
export type Analyzer = (typeof analyzers)[number]

/** The analyzers of an index: what is written into it, and what is looked for. */
const analysis: Record<Analyzer, object> = {
  // Single characters are written beside the pairs, so that one alone is found too.
  cjk: {
    filter: { han_pairs_and_single: { type: 'cjk_bigram', output_unigrams: true } },
    analyzer: {
      notice_text: custom('standard', ['cjk_width', 'lowercase', 'han_pairs_and_single']),
      notice_query: custom('standard', ['cjk_width', 'lowercase', 'cjk_bigram']),
    },
  },
  smartcn: {
    analyzer: {
      notice_text: custom('smartcn_tokenizer', ['cjk_width', 'lowercase']),
      notice_query: custom('smartcn_tokenizer', ['cjk_width', 'lowercase']),
    },
  },
  ik: {
    analyzer: {
      notice_text: custom('ik_max_word', ['cjk_width', 'lowercase']),
      notice_query: custom('ik_smart', ['cjk_width', 'lowercase']),
    },
  },
}

function custom(tokenizer: string, filter: readonly string[]) {
  return { type: 'custom', tokenizer, filter }
}

const text = { type: 'text', analyzer: 'notice_text', search_analyzer: 'notice_query' }
/** Lucene refuses terms above 32,766 bytes; a character has up to four. */
const keyword = { type: 'keyword', ignore_above: 8191 }
const both = { ...text, fields: { keyword: { ...keyword, ignore_above: 256 } } }
const integer = { type: 'integer' }
const date = { type: 'date', format: 'yyyy-MM-dd' }
const number = { type: 'double' }
const flag = { type: 'boolean' }
const stored = { type: 'keyword', index: false, doc_values: false }

const unit = { properties: { name: both, fullName: keyword, kind: keyword, division: keyword } }
const nested = (properties: object) => ({ type: 'nested', properties })

/** The mapping of the documents that `searchDocument` makes; what it does not name is kept and not indexed. */
export const mappings = {
  dynamic: false,
  properties: {
    id: keyword,
    source: keyword,
    sha256: keyword,
    mediaType: keyword,
    genre: keyword,
    title: both,
    documentNumber: keyword,
    documentNumbers: keyword,
    date,
    year: integer,
    issuers: unit,
    recipients: unit,
    copies: unit,
    marks: { dynamic: false, properties: { indexNumber: keyword, subject: keyword, keywords: text, signer: keyword } },
    body: text,
    praises: nested({ unit, aspect: both, honor: both, reason: text }),
    criticisms: nested({ unit, matter: text }),
    problems: nested({ ordinal: integer, text, actors: both }),
    directives: nested({
      ordinal: integer,
      heading: text,
      text,
      actions: nested({ text, modality: keyword, actor: both, deadline: date }),
    }),
    quantities: nested({ text: keyword, value: number, unit: keyword, bound: keyword, subject: both }),
    references: nested({ title: both, documentNumber: keyword }),
    attachments: nested({ ordinal: integer, title: both, present: flag }),
    tables: nested({
      title: both,
      source: keyword,
      columns: both,
      text,
      failed: integer,
      exact: flag,
      checks: nested({
        kind: keyword,
        row: integer,
        column: integer,
        expected: number,
        actual: number,
        ok: flag,
      }),
    }),
    messages: nested({ severity: keyword, rule: keyword, text: stored }),
  },
}

export function indexTemplate(index: string, analyzer: Analyzer) {
  return {
    index_patterns: [index],
    template: {
      settings: {
        analysis: analysis[analyzer],
        // A notice with long tables has many nested records; the default of 10,000 would refuse it.
        'index.mapping.nested_objects.limit': 100_000,
      },
      mappings,
    },
  }
}
