import { attribute, type Element } from './elements.ts'
import { formatNumber, type NumberStyle } from '../numberStyle.ts'

/** What a browser sets before an item of a numbered list; the text has to hold it, as a notice's references count on it. */
export function listMarker(list: Element, number: number, item: string): string {
  // Who wrote the number into the item has hidden the list's own.
  if (/^\s*[（(]?(?:[一二三四五六七八九十]+|\d+)[)）、.．]/.test(item)) return ''
  const style = attribute(list, 'style') ?? ''
  const named = /list-style(?:-type)?\s*:\s*([\w-]+)/i.exec(style)?.[1]?.toLowerCase()
  if (named === 'none') return ''
  const [numberStyle, suffix] =
    (named !== undefined && byCss[named]) || byType[attribute(list, 'type') ?? '1'] || byType['1']!
  return formatNumber(number, numberStyle) + suffix
}

const byType: Readonly<Record<string, readonly [NumberStyle, string]>> = {
  '1': ['decimal', '. '],
  a: ['lowerLetter', '. '],
  A: ['upperLetter', '. '],
  i: ['lowerRoman', '. '],
  I: ['upperRoman', '. '],
}

const byCss: Readonly<Record<string, readonly [NumberStyle, string]>> = {
  decimal: ['decimal', '. '],
  'lower-alpha': ['lowerLetter', '. '],
  'upper-alpha': ['upperLetter', '. '],
  'lower-roman': ['lowerRoman', '. '],
  'upper-roman': ['upperRoman', '. '],
  'cjk-ideographic': ['chineseCounting', '、'],
  'simp-chinese-informal': ['chineseCounting', '、'],
  'trad-chinese-informal': ['chineseCounting', '、'],
  'simp-chinese-formal': ['chineseLegalSimplified', '、'],
  'trad-chinese-formal': ['ideographLegalTraditional', '、'],
}
