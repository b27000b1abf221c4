/** A notice as its author thinks of it, before it is set in any format. The notices stand in `notices/*.json`; places and names are made up. */
import { readdirSync, readFileSync } from 'node:fs'

export interface SpanningCell {
  readonly text: string
  readonly columnSpan?: number
  readonly rowSpan?: number
}
export type AuthorCell = string | SpanningCell

export interface AuthorTable {
  readonly table: readonly (readonly AuthorCell[])[]
  /** Rows of the head. */
  readonly head: number
}

/** A paragraph; a numbered one of the first (一、) or second level (（一）); a table. */
export type AuthorBlock = string | { readonly '1': string } | { readonly '2': string } | AuthorTable

export interface AuthorNotice {
  readonly name: string
  readonly title: string
  readonly number: string | null
  readonly to: string | null
  readonly blocks: readonly AuthorBlock[]
  readonly attachments: readonly string[]
  readonly sign: string
  readonly date: string
  readonly remark: string | null
  readonly annexes: readonly { readonly title: string; readonly blocks: readonly AuthorBlock[] }[]
}

const folder = new URL('notices/', import.meta.url)

export const notices: readonly AuthorNotice[] = readdirSync(folder).map((file) => ({
  name: file.replace('.json', ''),
  ...(JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Omit<AuthorNotice, 'name'>),
}))

export const isTable = (block: AuthorBlock | AuthorLine): block is AuthorTable =>
  typeof block === 'object' && 'table' in block
export const asCell = (cell: AuthorCell): SpanningCell => (typeof cell === 'string' ? { text: cell } : cell)

/** A line of the notice: where it stands, what it says, whether a list numbers it. */
export interface AuthorLine {
  readonly place: 'title' | 'number' | 'to' | 'body' | 'list' | 'sign' | 'date' | 'remark' | 'annex' | 'annexTitle'
  /** Without its number. */
  readonly text: string
  readonly level: 0 | 1 | 2
  /** With its number: 一、, （一）. */
  readonly numbered: string
}

const CHINESE = '一二三四五六七八九十'

/** The notice in the order of its lines, tables among them. */
export function linesOf(notice: AuthorNotice): (AuthorLine | AuthorTable)[] {
  const out: (AuthorLine | AuthorTable)[] = []
  const line = (place: AuthorLine['place'], text: string | null) => {
    if (text !== null) out.push({ place, text, level: 0, numbered: text })
  }
  const blocks = (all: readonly AuthorBlock[]) => {
    let [first, second] = [0, 0]
    for (const block of all) {
      if (typeof block === 'string') line('body', block)
      else if (isTable(block)) out.push(block)
      else if ('1' in block) {
        second = 0
        out.push({ place: 'body', text: block[1], level: 1, numbered: `${CHINESE[first++]}、${block[1]}` })
      } else out.push({ place: 'body', text: block[2], level: 2, numbered: `（${CHINESE[second++]}）${block[2]}` })
    }
  }
  line('title', notice.title)
  line('number', notice.number)
  line('to', notice.to)
  blocks(notice.blocks)
  const [one, ...more] = notice.attachments
  if (one !== undefined && more.length === 0) line('list', `附件：${one}`)
  else if (one !== undefined)
    notice.attachments.forEach((title, at) => line('list', `${at === 0 ? '附件：' : ''}${at + 1}.${title}`))
  line('sign', notice.sign)
  line('date', notice.date)
  line('remark', notice.remark)
  notice.annexes.forEach(({ title, blocks: inner }, at) => {
    line('annex', notice.annexes.length === 1 ? '附件' : `附件${at + 1}`)
    line('annexTitle', title)
    blocks(inner)
  })
  return out
}
