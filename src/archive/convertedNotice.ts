import type { Notice } from '../extract/notice.ts'

/** One notice (公文) out of an archive. */
export class ConvertedNotice {
  /** The input that held it: a path, an entry of a container behind it (`2009/all.zip/a.txt`). `notice.source.name` begins with it. */
  readonly input: string
  /** The notice as one line of JSON in UTF-8 with its line end, U+2028 and U+2029 escaped: for who writes it. */
  readonly line: Uint8Array
  /** The source text that spans point into; null unless `text` was asked for. */
  readonly text: string | null
  #notice: Notice | undefined

  constructor(input: string, line: Uint8Array, text: string | null) {
    this.input = input
    this.line = line
    this.text = text
  }

  /** The line as a string without its end: for who passes it on. */
  get json(): string {
    const { buffer, byteOffset, byteLength } = this.line
    return Buffer.from(buffer, byteOffset, byteLength).toString('utf8', 0, byteLength - 1)
  }

  /** The notice as an object: for who reads it. It is made of the line when it is first asked for. */
  get notice(): Notice {
    return (this.#notice ??= JSON.parse(this.json) as Notice)
  }
}
