import { Gunzip } from 'fflate'
import type { ContainerReader } from '../reader.ts'
import type { ReadContext } from '../readContext.ts'
import { ReadError } from '../readError.ts'
import { joined } from './byteStream.ts'

/** So many compressed bytes are unfolded before the limits are asked again. */
const CHUNK = 1 << 16

/** A gzip file: the one file in it, in as many members as it has (web archives have one a record). */
export const gzipReader: ContainerReader = {
  async *entries(bytes, context) {
    yield {
      name: (context.name ?? 'input').replace(/^.*\//, '').replace(/\.t?gz$/i, ''),
      bytes: await gunzip(bytes, context),
    }
  },
}

/** @throws {ReadError} `damaged-file`, `limit-exceeded` */
export async function gunzip(bytes: Uint8Array, context: ReadContext): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  let done = false
  let at = 0
  const stream = new Gunzip((part, final) => {
    parts.push(part)
    size += part.length
    done = final
    context.expansion(bytes.length, size)
  })
  try {
    for (; at < bytes.length; at += CHUNK) {
      await context.breathe(`byte ${at}`)
      stream.push(bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length)
    }
  } catch (error) {
    if (error instanceof ReadError) throw error
    throw damaged(at, (error as Error).message)
  }
  if (!done) throw damaged(bytes.length, 'it ends before its time')
  return joined(parts, size)

  function damaged(place: number, reason: string): ReadError {
    return context.error(
      'damaged-file',
      `byte ${place}`,
      `it cannot be unfolded (${reason})`,
      'Get the file again: it was cut off or changed on its way',
    )
  }
}
