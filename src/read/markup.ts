import { byteOrderMark } from './charset.ts'
import type { Format } from './formats.ts'

/** So much of a text tells what markup it is in, in bytes. */
const OPENING = 4096

/** What opens an HTML page or a part of one. */
const HTML =
  /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:[^-]|-(?!->)){0,3000}-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|link|script|style|div|table|p|span|h[1-6]|center|article|section|main|font|ul|ol|br|form)\b/i
/** Header lines of a message that is a page, or holds one and its parts (RFC 2557). */
const HEADERS = /^(?:[\w-]{1,60}:[^\n]{0,998}\n(?:[ \t][^\n]{0,998}\n){0,20}){2,60}\r?\n/
const PAGE_IN_MESSAGE = /^content-type:\s*(?:multipart\/(?:related|mixed|alternative)|text\/html)/im

/** Which markup a text is in, by its opening: HTML, MHT, Markdown or none. */
export function markupOf(bytes: Uint8Array): Format {
  const opening = openingOf(bytes)
  if (HTML.test(opening)) return 'html'
  const headers = HEADERS.exec(opening)?.[0]
  if (headers !== undefined && PAGE_IN_MESSAGE.test(headers)) return 'mht'
  if (isMarkdown(opening)) return 'markdown'
  return 'text'
}

/** Front matter, the rule under a table's head, or headings; emphasis and lists alone are too common in plain text. */
function isMarkdown(opening: string): boolean {
  if (/^---[ \t]*\r?\n(?:[^\n:]{1,60}:[^\n]*\r?\n|[ \t]+[^\n]*\r?\n|\r?\n){1,60}---[ \t]*\r?\n/.test(opening))
    return true
  if (
    /^[^\n]{0,2000}\|[^\n]{0,2000}\n[ \t]{0,3}\|?(?:[ \t]{0,9}:?-{2,99}:?[ \t]{0,9}\|){1,50}(?:[ \t]{0,9}:?-{2,99}:?[ \t]{0,9})?\r?$/m.test(
      opening,
    )
  )
    return true
  return (
    /^#{1,3} \S/.test(opening.trimStart()) ||
    (opening.match(/\n[ \t]*\r?\n#{1,6} \S[^\n]*\r?\n[ \t]*\r?\n/g)?.length ?? 0) >= 2
  )
}

/** The tags are ASCII in every charset but UTF-16. */
function openingOf(bytes: Uint8Array): string {
  const mark = byteOrderMark(bytes)
  const content = bytes.subarray(mark?.bytes.length ?? 0, OPENING)
  const wide = mark?.charset?.startsWith('utf-16')
    ? mark.charset
    : bytes[0] === 0x3c && bytes[1] === 0
      ? 'utf-16le'
      : bytes[0] === 0 && bytes[1] === 0x3c
        ? 'utf-16be'
        : null
  return new TextDecoder(wide ?? 'latin1').decode(content)
}
