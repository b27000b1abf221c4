import { parse } from 'yaml'
import { wholeGrammar } from '../../grammar/whole.ts'
import { occurs } from '../../grammar/match.ts'

export interface FrontMatter {
  /** Data about the notice, as a site's disclosure block gives it: label and value. */
  readonly data: readonly (readonly [label: string, value: string])[]
  /** Where the Markdown begins. */
  readonly end: number
  /** Why the front matter cannot be read; null where it can, or where there is none. */
  readonly fault: string | null
}

/** The labels of the disclosure block by the keys that static sites use. */
const labels: Readonly<Record<string, string>> = {
  title: '标题',
  name: '标题',
  index: '索引号',
  indexnumber: '索引号',
  number: '发文字号',
  documentnumber: '发文字号',
  docnumber: '发文字号',
  issuer: '发文机关',
  issuers: '发文机关',
  publisher: '发布机构',
  author: '发文机关',
  date: '成文日期',
  issued: '成文日期',
  published: '发布日期',
  pubdate: '发布日期',
  publishdate: '发布日期',
  subject: '主题分类',
  category: '主题分类',
  categories: '主题分类',
  keywords: '主题词',
  tags: '主题词',
  validity: '有效性',
}

/** YAML between lines of `---` at the start. */
export function readFrontMatter(text: string): FrontMatter {
  const found = /^---[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text)
  if (!found) return { data: [], end: 0, fault: null }
  const end = found[0].length
  let fields: unknown
  try {
    fields = parse(found[1]!)
  } catch (error) {
    return { data: [], end, fault: (error as Error).message.split('\n', 1)[0]!.replace(/:$/, '') }
  }
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return { data: [], end: 0, fault: null }
  const data = Object.entries(fields).flatMap(([key, value]): [string, string][] => {
    const label = occurs(wholeGrammar.patterns.web.label, key) ? key : labels[key.toLowerCase().replace(/[\s_-]/g, '')]
    const words = wordsOf(value)
    return label === undefined || words === '' ? [] : [[label.replace(/\s/g, ''), words]]
  })
  return { data, end, fault: null }
}

function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).join(' ')
  return typeof value === 'string' || typeof value === 'number' ? String(value).replace(/\s+/g, ' ').trim() : ''
}
