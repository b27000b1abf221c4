import type { DocumentReader } from './reader.ts'
import { readText } from './readText.ts'

/** Plain text (纯文本), in any of the charsets. */
export const textReader: DocumentReader = {
  async read(bytes, context) {
    return readText(bytes, context.options)
  },
}
