import { Package } from '../package/package.ts'
import { ReadError } from '../readError.ts'
import type { ContainerReader } from '../reader.ts'
import { isDocumentName } from './documentName.ts'

/** ZIP archives of notices: each entry that may be a document. */
export const zipReader: ContainerReader = {
  async *entries(bytes, context) {
    const parcel = new Package(bytes, context)
    for (const name of parcel.entries.keys()) {
      await context.breathe(name)
      if (!isDocumentName(name)) continue
      try {
        yield { name, bytes: parcel.bytes(name)! }
      } catch (error) {
        if (!(error instanceof ReadError) || error.rule === 'limit-exceeded' || error.rule === 'aborted') throw error
        yield error
      }
    }
  },
}
