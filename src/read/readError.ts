/** Why an input could not be read at all. */
export type ReadRule =
  /** No bytes, or nothing but white space. */
  | 'empty-input'
  /** Not text: another format's signature, NUL bytes, or mostly control characters. */
  | 'binary-input'
  /** A charset that is not known by the name given, or that is told by its mark and not supported. */
  | 'unknown-charset'
  /** A format that is known and not read, by itself or without a program that is not there. */
  | 'unsupported-format'
  /** Cut off, or broken where nothing can be read around the break. */
  | 'damaged-file'
  /** Locked by a password or a certificate. */
  | 'encrypted-file'
  /** Pages without text: a scan. */
  | 'no-text'
  /** More than one notice, where one was asked for. */
  | 'several-documents'
  /** Larger, deeper or longer than `limits` allow; the message names the limit. */
  | 'limit-exceeded'
  /** The caller's signal stopped it. */
  | 'aborted'
  /** The path leads nowhere. */
  | 'missing-file'
  /** The path leads to a folder or a device. */
  | 'not-a-file'
  /** The system refuses to hand the file over. */
  | 'unreadable-file'
  /** The library failed on it, which is a fault of the library; the reason has the place in it. */
  | 'fault'

/**
 * An input that cannot be read. The message names the input, the place in it and the way out:
 * `scan.txt, byte 0: this is a PDF file, not text. Save it as plain text and read that.`
 */
export class ReadError extends Error {
  override readonly name = 'ReadError'
  readonly rule: ReadRule
  /** The name of the input, as it was handed in; null where it has none. */
  readonly file: string | null
  /** Where in the input, as a reader would say it (`byte 12`, offsets from 0); null where it is no matter of place. */
  readonly place: string | null

  /** What is wrong, without its place. */
  readonly reason: string
  /** What to do about it. */
  readonly wayOut: string

  constructor(rule: ReadRule, file: string | null, place: string | null, reason: string, wayOut: string) {
    super(`${file ?? 'input'}${place === null ? '' : `, ${place}`}: ${reason}. ${wayOut}.`)
    this.rule = rule
    this.file = file
    this.place = place
    this.reason = reason
    this.wayOut = wayOut
  }

  /** The same error of an input that goes by another name: a path, `standard input`. */
  named(file: string): ReadError {
    return new ReadError(this.rule, file, this.place, this.reason, this.wayOut)
  }
}
