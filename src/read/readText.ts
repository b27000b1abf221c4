import type { Message } from '../types.ts'
import { refuseNoise, refuseOtherFormats } from './binary.ts'
import { byteOrderMark, type Charset, charsetOf, charsets } from './charset.ts'
import { decode } from './decode.ts'
import { detect } from './detect.ts'
import { isMojibake, undoMojibake } from './mojibake.ts'
import { ReadError } from './readError.ts'
import { emptyInput, type Reading, sourceOf } from './reading.ts'
import { charsetContradicted, charsetDoubtful, mojibake, undecodable } from './readMessages.ts'
import type { ReadOptions } from './readOptions.ts'

export type ReadTextOptions = Pick<ReadOptions, 'name' | 'charset'>

/**
 * Reads plain text (纯文本) in UTF-8, UTF-16, GB 18030 (GBK and GB 2312 with it), Big5 or HZ. The text is the decoded input as it is, less
 * the byte order mark. A string is taken as it stands, as UTF-8. What cannot be decoded is U+FFFD in the text and a message with its byte
 * offset.
 *
 * @throws {ReadError} for an input that is empty or binary, and for a charset that is not known.
 */
export function readText(input: Uint8Array | string, options: ReadTextOptions = {}): Reading {
  const name = options.name ?? null
  if (typeof input === 'string') return finish(input, name, 'utf-8', new TextEncoder().encode(input), [])

  const { text, charset, messages } = decodeText(input, options)
  return finish(text, name, charset, input, messages)
}

export interface DecodedText {
  readonly text: string
  readonly charset: Charset
  /** What could not be decoded, or is doubtful. */
  readonly messages: Message[]
}

/** The bytes of a text format as text; its charset found out where it is not known. Throws as `readText` does. */
export function decodeText(bytes: Uint8Array, options: ReadTextOptions): DecodedText {
  const { charset, skip, messages } = chooseCharset(bytes, options.name ?? null, options.charset)
  const content = bytes.subarray(skip)
  const { text, gaps } = decode(content, charset)
  const undone = options.charset === undefined ? undoMojibake(content, charset === 'utf-8' ? text : null) : null
  if (undone !== null) return { text: undone.text, charset: 'utf-8', messages: [mojibake(undone.charset)] }
  if (isMojibake(text)) messages.push(mojibake(null))
  messages.push(...undecodable(gaps, content, skip, charset))
  return { text, charset, messages }
}

interface Choice {
  readonly charset: Charset
  /** Bytes of the mark at the start. */
  readonly skip: number
  readonly messages: Message[]
}

/** By the mark at the start, else as the caller says, else by detection. */
function chooseCharset(bytes: Uint8Array, name: string | null, label: string | undefined): Choice {
  const given = label === undefined ? null : charsetOf(label)
  if (label !== undefined && given === null) {
    const reason = `the charset ${JSON.stringify(label)} is not known`
    throw new ReadError(
      'unknown-charset',
      name,
      null,
      reason,
      `Name one of ${charsets.join(', ')}, or none to have it found out`,
    )
  }
  if (bytes.length === 0) throw emptyInput(name, 0)
  refuseOtherFormats(bytes, name)

  const mark = byteOrderMark(bytes)
  if (mark && mark.charset === null) {
    const reason = `the text is marked as ${mark.name}, which is not supported`
    throw new ReadError('unknown-charset', name, 'byte 0', reason, 'Convert it to UTF-8 and read that')
  }
  if (mark?.charset) {
    const messages = given !== null && given !== mark.charset ? [charsetContradicted(given, mark.charset)] : []
    return { charset: mark.charset, skip: mark.bytes.length, messages }
  }
  if (given !== null) return { charset: given, skip: 0, messages: [] }

  const detection = detect(bytes)
  refuseNoise(bytes, detection, name)
  return {
    charset: detection.charset,
    skip: 0,
    messages: detection.rival === null ? [] : [charsetDoubtful(detection.charset, detection.rival)],
  }
}

function finish(text: string, name: string | null, charset: Charset, bytes: Uint8Array, messages: Message[]): Reading {
  return { source: sourceOf(bytes, name, { text, mediaType: 'text/plain', charset }), messages }
}
