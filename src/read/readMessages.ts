import type { Message } from '../types.ts'
import type { Charset } from './charset.ts'
import { type Gap, toHex } from './decoded.ts'

/** Places told one by one; the rest is counted. */
const TOLD = 20
/** Bytes shown of a place. */
const SHOWN = 8

/** What in the bytes is no text: a message a place, with its offset from the start of the input (`skip` bytes of mark before `content`). */
export function undecodable(gaps: readonly Gap[], content: Uint8Array, skip: number, charset: Charset): Message[] {
  const messages = gaps.slice(0, TOLD).map(({ offset, length, start, end }): Message => {
    const shown = toHex(content.subarray(offset, offset + Math.min(length, SHOWN)), ' ')
    const bytes = `${length} ${length === 1 ? 'byte' : 'bytes'} at offset ${offset + skip}`
    return {
      severity: 'warning',
      rule: 'undecodable-bytes',
      text: `${bytes} (${shown}${length > SHOWN ? ' …' : ''}) cannot be read as ${charset}; U+FFFD stands for ${length === 1 ? 'it' : 'them'}`,
      span: [start, end],
    }
  })
  const rest = gaps.slice(TOLD)
  if (rest.length === 0) return messages
  const bytes = rest.reduce((sum, gap) => sum + gap.length, 0)
  const text = `${bytes} more bytes at ${rest.length} more places, from offset ${rest[0]!.offset + skip} on, cannot be read as ${charset}`
  messages.push({ severity: 'warning', rule: 'undecodable-bytes', text, span: [rest[0]!.start, rest.at(-1)!.end] })
  return messages
}

/** The caller named one charset, the mark at the start tells another. */
export function charsetContradicted(given: Charset, marked: Charset): Message {
  const text = `read as ${marked}, as the mark at its start says, and not as ${given}`
  return { severity: 'info', rule: 'charset-contradicted', text, span: null }
}

/** Two charsets make nearly equal sense of the bytes. */
export function charsetDoubtful(chosen: Charset, rival: Charset): Message {
  const text = `read as ${chosen}; ${rival} is nearly as likely: name the charset if the text makes no sense`
  return { severity: 'warning', rule: 'charset-doubtful', text, span: null }
}

/** The text had been decoded wrongly before it was saved. @param original the charset that made sense of it; null where it cannot be undone */
export function mojibake(original: Charset | null): Message {
  const text =
    original === null
      ? 'the text was read in a wrong charset before it was saved (Latin-1 or Windows-1252), and cannot be told any more'
      : `the text had been read as Latin-1 or Windows-1252 before it was saved; it was ${original}, and is read as that`
  return { severity: 'warning', rule: original === null ? 'mojibake' : 'mojibake-undone', text, span: null }
}
