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

/** Columns of a table are this many at least, its rows with the head so many. */
const FEWEST_COLUMNS = 3
const FEWEST_ROWS = 3
const WIDE = /(?<=\S)(?:\t|\u3000|[^\S\n]{2})[^\S\n]*(?=\S)/
const LONGEST_ROW = 400
const FIGURE = /^[-−+]?[\d,]+(?:\.\d+)?[%％‰]?$/

/** Where lines begin that are rows of a table set by blanks: lines with as many fields each, figures among them below a head without. */
function rowsSetByBlanks(text: string): Set<number> {
  const rows = new Set<number>()
  let run: { from: number; fields: string[] }[] = []
  const close = () => {
    const [head, ...below] = run
    const figures = below.filter(({ fields }) => fields.some((field) => FIGURE.test(field)))
    if (
      run.length >= FEWEST_ROWS &&
      !head!.fields.some((field) => FIGURE.test(field)) &&
      figures.length * 2 >= run.length
    )
      for (const { from } of run) rows.add(from)
    run = []
  }
  for (const { from, to } of linesOf(text)) {
    const fields = text
      .slice(from, Math.min(to, from + LONGEST_ROW))
      .trim()
      .split(WIDE)
    if (run.length > 0 && run[0]!.fields.length !== fields.length) close()
    if (fields.length >= FEWEST_COLUMNS && to - from <= LONGEST_ROW) run.push({ from, fields })
  }
  close()
  return rows
}

/** The narrowest gap between two single characters of a line (方　舟); without one no gap is too wide. */
function narrowestGap(text: string, from: number): number {
  const newline = text.indexOf('\n', from)
  const line = text.slice(from, Math.min(newline < 0 ? text.length : newline, from + LONGEST_ROW))
  const gaps = [...line.matchAll(/(?<![㐀-鿿])[㐀-鿿]([^\S\n]+)[㐀-鿿](?![㐀-鿿])/g)].map(([, blank]) => blank!.length)
  return gaps.length === 0 ? Infinity : Math.min(...gaps)
}

/** TAB between cells stays; padding at the ends of a line goes; an indent inside a line becomes a line break. */
function space(cleaned: CleanedText): CleanedText {
  const { text } = cleaned
  const flat = text.length > LONG_LINE * (1 + (text.match(/\n/g)?.length ?? 0))
  const rows = rowsSetByBlanks(text)
  let line = 0
  const narrowest = new Map<number, number>()
  const narrowestIn = (from: number) => {
    const known = narrowest.get(from) ?? narrowestGap(text, from)
    narrowest.set(from, known)
    return known
  }
  const edits: Edit[] = []
  // How many characters in a row were spread out so far, and where the next gap of the row would be.
  let spread = 0
  let next = -1
  for (const { index, 0: run } of text.matchAll(SPACE)) {
    const end = index + run.length
    while (line <= index) {
      const newline = text.indexOf('\n', line)
      if (newline < 0 || newline >= index) break
      line = newline + 1
    }
    const before = index === 0 ? '\n' : text[index - 1]!
    const after = end === text.length ? '\n' : text[end]!
    const replacement =
      before === '\n' || after === '\n'
        ? ''
        : run.includes('\t') || (rows.has(line) && run.length + (run.match(/\u3000/g)?.length ?? 0) > 1)
          ? '\t'
          : flat && run.startsWith('\u3000\u3000')
            ? '\n'
            : gap(text, index, end, index === next && spread >= FEWEST_SPREAD, narrowestIn(line))
    spread = replacement === '' ? (index === next ? spread + 1 : 1) : 0
    next = end + 1
    if (replacement !== run) edits.push({ start: index, end, text: replacement })
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
