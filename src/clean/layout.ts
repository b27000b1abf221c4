/** White space that the layout added, and full-width forms of letters and digits. */
import type { CleanedText, Edit } from './cleaned.ts'
import { linesOf } from './lines.ts'

/** Lines longer than this on average have lost their breaks: a double ideographic space is then a paragraph's indent. */
const LONG_LINE = 400

/** A gap that parts names is so many times as wide as those inside of them. */
const WIDER = 2
/** So many gaps in a row show that a name was spread out. */
const FEWEST_SPREAD = 3

const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ]|(?<=[\d０-９])．(?=[\d０-９])|[⑴-⒐㈠-㈩]/g
const SPACE = /[^\S\n]+/g
const HAN = /[㐀-鿿豈-﫿]/

export function cleanLayout(text: CleanedText): CleanedText {
  return narrow(space(text))
}

/** １２ becomes 12, ⑴ （1）, ⒈ 1., ㈠ （一）, so that no rule needs both forms. */
function narrow(cleaned: CleanedText): CleanedText {
  const edits: Edit[] = []
  for (const { index, 0: wide } of cleaned.text.matchAll(FULL_WIDTH))
    edits.push({ start: index, end: index + 1, text: wide.normalize('NFKC').replace(/^\((.+)\)$/, '（$1）') })
  return cleaned.edit(edits)
}

/** The narrowest gap between two single characters of a line (方　舟); without one no gap is too wide. */
function narrowestGap(line: string): number {
  const gaps = [...line.matchAll(/(?<![㐀-鿿])[㐀-鿿]([^\S\n]+)[㐀-鿿](?![㐀-鿿])/g)].map(([, blank]) => blank!.length)
  return gaps.reduce((least, width) => Math.min(least, width), Infinity)
}

/** TAB between cells stays; padding at the ends of a line goes; an indent inside a line becomes a line break. */
function space(cleaned: CleanedText): CleanedText {
  const { text } = cleaned
  const flat = text.length > LONG_LINE * (1 + (text.match(/\n/g)?.length ?? 0))
  const edits: Edit[] = []
  // How many characters in a row were spread out so far, and where the next gap of the row would be.
  let spread = 0
  let next = -1
  for (const { from, to } of linesOf(text)) {
    const line = text.slice(from, to)
    const narrowest = narrowestGap(line)
    for (const { index: at, 0: run } of line.matchAll(SPACE)) {
      const [index, end] = [from + at, from + at + run.length]
      const replacement =
        index === from || end === to
          ? ''
          : run.includes('\t')
            ? '\t'
            : flat && run.startsWith('\u3000\u3000')
              ? '\n'
              : gap(text, index, end, index === next && spread >= FEWEST_SPREAD, narrowest)
      spread = replacement === '' ? (index === next ? spread + 1 : 1) : 0
      next = end + 1
      if (replacement !== run) edits.push({ start: index, end, text: replacement })
    }
  }
  return cleaned.edit(edits)
}

/**
 * 部 门 and 王 强 were spread out to fill their column; between longer words a space separates.
 *
 * @param spread is it the last gap of a name that was spread out (沂 河 市 总 工 会), whatever ran into its end?
 */
function gap(text: string, start: number, end: number, spread: boolean, narrowest: number): string {
  const before = HAN.test(text[start - 1]!)
  const after = HAN.test(text[end]!)
  if (!before && !after) return text[end] === '.' || text[end] === '．' ? '' : ' '
  if (!before || !after) return ''
  // 方　舟　　　庄　严: where names are spread out by less, more parts them.
  if (end - start > WIDER * narrowest) return ' '
  const alone = !HAN.test(text[start - 2] ?? '') && !HAN.test(text[end + 1] ?? '')
  return alone || spread ? '' : ' '
}
