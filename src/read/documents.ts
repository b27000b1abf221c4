/** Documents of any format, and containers of them: the reader is chosen by what the bytes are. */
import { readerOf } from './formats.ts'
import type { ContainerReader, Entry } from './reader.ts'
import { ReadContext } from './readContext.ts'
import { ReadError } from './readError.ts'
import { emptyInput, type Reading } from './reading.ts'
import type { ReadOptions } from './readOptions.ts'
import { readText } from './readText.ts'
import { recognize } from './recognize.ts'

/** As `read`. */
export async function read(input: Uint8Array | string, options: ReadOptions = {}): Promise<Reading> {
  const context = new ReadContext(options)
  const found: Reading[] = []
  for await (const reading of readEach(input, context)) {
    if (reading instanceof ReadError) throw reading
    if (found.push(reading) > 1) {
      const names = found.map(({ source }) => source.name).join(', ')
      const reason = `it holds more than one document (${names}, …)`
      throw context.error('several-documents', null, reason, 'Read them one by one: readAll, parseAll, gongwen parse')
    }
  }
  return found[0]!
}

/** As `readAll`. */
export async function* readAll(
  input: Uint8Array | string,
  options: ReadOptions = {},
): AsyncGenerator<Reading | ReadError, void, undefined> {
  yield* readEach(input, new ReadContext(options))
}

async function* readEach(input: Uint8Array | string, context: ReadContext): AsyncGenerator<Reading | ReadError> {
  try {
    const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input
    if (bytes.length === 0) throw emptyInput(context.name, 0)
    context.limit('bytes', bytes.length)
    context.alive()
    const format = context.options.format ?? (await recognize(bytes, context))
    if (format === 'text' && typeof input === 'string') yield readText(input, context.options)
    else {
      const reader = await readerOf(format)
      if ('read' in reader) yield await reader.read(bytes, context)
      else if ('readEach' in reader) yield* reader.readEach(bytes, context)
      else yield* readEntries(reader, bytes, context)
    }
  } catch (error) {
    if (!(error instanceof ReadError)) throw error
    yield error
  }
}

async function* readEntries(
  reader: ContainerReader,
  bytes: Uint8Array,
  context: ReadContext,
): AsyncGenerator<Reading | ReadError> {
  context.limit('containers', context.within + 1)
  let count = 0
  for await (const entry of reader.entries(bytes, context)) {
    count++
    if (entry instanceof ReadError) yield entry
    else yield* readEach(entry.bytes, context.entry(entryOptions(entry, context)))
  }
  if (count === 0) yield context.error('empty-input', null, 'it holds no document', 'Check what was saved in it')
}

function entryOptions({ bytes: _, ...known }: Entry, context: ReadContext): Omit<Entry, 'bytes'> {
  return { ...known, name: context.name === null ? known.name : `${context.name}/${known.name}` }
}
