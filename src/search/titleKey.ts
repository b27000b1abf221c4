/**
 * 标题 as a key: without marks and blanks, and without the organ before 关于, which a citation often leaves out. 转发…关于… keeps it: it is another
 * document than the one that it forwards.
 */
import { folded } from './tokens.ts'

export function titleKey(title: string): string {
  const plain = folded(title).replaceAll(/[^\p{L}\p{N}\p{Co}]/gu, '')
  return plain.replace(/^(?:(?!转发|批转|印发|发布|公布|废止|修改|修订).){2,40}?(?=关于)/u, '')
}
