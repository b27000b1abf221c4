import { byteOrderMark, type Charset, charsetOf } from '../charset.ts'
import { detect } from '../detect.ts'

/** So far a page tells its charset, in bytes. */
const DECLARED_WITHIN = 4096
/** How much the page's own word weighs against what its bytes look like (natural logarithm): pages mostly know, some are copied wrongly. */
const WORD = 25

export interface HtmlCharset {
  readonly charset: Charset
  /** Bytes of a mark at the start. */
  readonly skip: number
  /** The page names another one, and its bytes belie it. */
  readonly belied: Charset | null
}

/** The charset of a page: the mark at its start, else the caller's word (an HTTP header), else its meta tag unless its bytes belie it, else detection. */
export function htmlCharset(bytes: Uint8Array, given: Charset | null): HtmlCharset {
  const mark = byteOrderMark(bytes)
  if (mark?.charset) return { charset: mark.charset, skip: mark.bytes.length, belied: null }
  if (given !== null) return { charset: given, skip: 0, belied: null }
  const declared = declaredCharset(bytes)
  const { charset } = detect(bytes, declared === null ? {} : { [declared]: WORD })
  return { charset, skip: 0, belied: declared !== null && declared !== charset ? declared : null }
}

/** `<meta charset="gb2312">`, `<meta http-equiv="Content-Type" content="text/html; charset=gbk">`, `<?xml encoding="utf-8"?>`. */
function declaredCharset(bytes: Uint8Array): Charset | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARED_WITHIN))
  for (const [, label] of head.matchAll(/<meta\s[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]{2,30})/gi)) {
    const charset = charsetOf(label!)
    // A page whose tags read as ASCII is not in UTF-16, whatever it says.
    if (charset !== null && !charset.startsWith('utf-16')) return charset
  }
  const label = /^\s{0,99}<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w-]{2,30})/i.exec(head)?.[1]
  return label === undefined ? null : charsetOf(label)
}
