import * as z from 'zod/mini'
import { described } from '../described.ts'
import { find, occurs } from '../grammar/match.ts'
import { type Context, parts } from './context.ts'

/** 文种: the fifteen statutory genres (党政机关公文处理工作条例 第八条). */
export const GENRES = [
  '决议',
  '决定',
  '命令',
  '公报',
  '公告',
  '通告',
  '意见',
  '通知',
  '通报',
  '报告',
  '请示',
  '批复',
  '议案',
  '函',
  '纪要',
] as const
export const Genre = /* @__PURE__ */ described({}, () => z.nullable(z.enum(GENRES)))

/** The title's last word decides, else the red head of a decree; a genre word that is a verb in the text (现通报如下) makes none. */
export function extractGenre(context: Context): z.infer<typeof Genre> {
  const { genreAtEnd, decreeHead } = context.grammar.patterns.structure
  const named = parts(context, 'mark').filter((mark) => mark.name === 'name')
  for (const title of [...parts(context, 'title'), ...named, ...parts(context, 'pageTitle')]) {
    const word = find(genreAtEnd, title.value.replace(/\s/g, ''))?.groups!.genre
    if (word) return word === '令' ? '命令' : (word as z.infer<typeof Genre>)
  }
  return parts(context, 'redHead').some(({ value }) => occurs(decreeHead, value)) ? '命令' : null
}
