/** Has a crawl turned every mark into a point? Clean Chinese text has a 、，。 for every thirty characters or so, and hardly a point. */

const MARKS = /[，。、；：]/g
const POINT_AFTER_HAN = /[㐀-鿿）)'"]\./g

/** Points behind Chinese characters must be this many times the marks that are left. */
const DOMINANCE = 4

export function isDegraded(text: string): boolean {
  const points = text.match(POINT_AFTER_HAN)?.length ?? 0
  const marks = text.match(MARKS)?.length ?? 0
  return points >= 3 && points > DOMINANCE * marks
}
