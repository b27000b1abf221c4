/** A clean notice as a crawl leaves it: every mark a point, 《》 gone with what they held, lines joined behind the page's title. */
import { lessonOf } from '../../grammars/marks/corpus.ts'

export function damage(text: string): string {
  const [title, ...rest] = text.trim().split(/\r\n?|\n/)
  return `${lessonOf(title!, false).text}\n${lessonOf(rest.join('\n'), false).text}\n`
}
