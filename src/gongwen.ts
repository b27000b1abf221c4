/**
 * The way of a document, the only place that knows the order of the stages: read, clean, parse, repair, extract. It is a unified processor:
 * parser, transformer, compiler.
 */
import { type Plugin, type Processor, unified } from 'unified'
import { VFile } from 'vfile'
import { clean } from './clean/clean.ts'
import type { CleanedText } from './clean/cleaned.ts'
import { asWritten, inSimplified, isTraditional } from './clean/traditional.ts'
import type { Divisions } from './division.ts'
import type { Places } from './extract/context.ts'
import { extractNotice, type Notice } from './extract/notice.ts'
import { grammar as builtIn, type Grammar } from './grammar/grammar.ts'
import { parseTree } from './parse/parse.ts'
import { LineIndex } from './position.ts'
import { read, readAll } from './read/read.ts'
import { ReadError } from './read/readError.ts'
import type { Reading } from './read/reading.ts'
import type { ReadOptions } from './read/readOptions.ts'
import { readText } from './read/readText.ts'
import { repairTree } from './repair/tree.ts'
import { Reporter } from './reporter.ts'
import { describeSource, type SourceText } from './source.ts'
import type { NoticeTree } from './tree.ts'

export interface ParseOptions extends ReadOptions {
  /** What is known of the language. Default: the built-in grammar. */
  readonly grammar?: Grammar
  /** The notice's place (咸阳市, 陕西省咸阳市 or its code 610400), where its text does not name it: units' names are completed by it. */
  readonly place?: string
  /** Administrative divisions, as `gongwen/divisions` exports them: units get their `fullName` and `division`. */
  readonly divisions?: Divisions
}

/** What the stages hand on beside the tree. */
interface Passage {
  /** In simplified characters. */
  source: SourceText
  /** The text as it is written, where that is in traditional characters. */
  written: string | null
  cleaned: CleanedText
  degraded: boolean
  reporter: Reporter
  places?: Places | undefined
}

declare module 'vfile' {
  interface DataMap {
    gongwen: Passage
  }
}

declare module 'unified' {
  interface CompileResultMap {
    Notice: Notice
  }
}

/** unified parser: the source text, cleaned, to a tree. */
export const noticeParse: Plugin<[Grammar?], string, NoticeTree> = function (grammar = builtIn) {
  const processor = this as unknown as Processor<NoticeTree>
  processor.parser = (text, file) => {
    const given = file.data.gongwen?.source ?? readText(text).source
    const written = isTraditional(text) ? text : null
    const source = written === null ? given : inSimplified(given)
    const lines = new LineIndex(text)
    const reporter = file.data.gongwen?.reporter ?? new Reporter(file, lines)
    const { cleaned, degraded } = clean(source.text, grammar)
    file.data.gongwen = { source, written, cleaned, degraded, reporter, places: file.data.gongwen?.places }
    const tables = source.grids.map(({ span }) => span)
    return parseTree(lines, cleaned, grammar, tables)
  }
}

/** unified transformer: tables cut again into cells, and checked. */
export const noticeRepair: Plugin<[Grammar?], NoticeTree> =
  (grammar = builtIn) =>
  (tree, file) => {
    const { source, cleaned, reporter } = file.data.gongwen!
    repairTree(tree, source, cleaned, grammar, reporter)
  }

/** unified compiler: the tree to a `Notice`. */
export const noticeCompile: Plugin<[Grammar?], NoticeTree, Notice> = function (grammar = builtIn) {
  const processor = this as unknown as Processor<undefined, undefined, undefined, NoticeTree, Notice>
  processor.compiler = (tree, file) => {
    const { source, written, ...passage } = file.data.gongwen!
    const context = { tree, grammar, links: source.links, ...passage }
    const notice = extractNotice(context, describeSource(source), source.text)
    return written === null ? notice : asWritten(notice, written)
  }
}

/** The whole way as one unified processor: `noticeProcessor().processSync(file).result` is a `Notice`. */
export function noticeProcessor(grammar: Grammar = builtIn) {
  return unified().use(noticeParse, grammar).use(noticeRepair, grammar).use(noticeCompile, grammar).freeze()
}

const processor = noticeProcessor()

/**
 * Parses one notice (公文) that is plain text.
 *
 * @param input the text, or its bytes in UTF-8, UTF-16, GB 18030, Big5 or HZ
 * @returns the notice; whatever is missing, doubtful or contradictory in it stands in its `messages`
 * @throws {ReadError} for input that is empty or no text; never because of what a text says
 */
export function parseSync(input: Uint8Array | string, options: ParseOptions = {}): Notice {
  return parseReading(readText(input, options), options)
}

/**
 * Parses one notice of any format: text, Markdown, HTML, PDF, DOCX, OFD; DOC, WPS and RTF with an `office` converter; the one document of a
 * container. What the input is, its content tells.
 *
 * @throws {ReadError} for input that cannot be read: it names the input, the place and the way out
 */
export async function parse(input: Uint8Array | string, options: ParseOptions = {}): Promise<Notice> {
  return parseReading(await read(input, options), options)
}

/** As `parse`, for every document of an input: containers (ZIP, WARC, MHT) hold many. What cannot be read is a `ReadError` in its place. */
export async function* parseAll(
  input: Uint8Array | string,
  options: ParseOptions = {},
): AsyncGenerator<Notice | ReadError, void, undefined> {
  for await (const reading of readAll(input, options)) {
    yield reading instanceof ReadError ? reading : parseReading(reading, options)
  }
}

/** Parses what `read` gave: for callers who need the text, the links or the pages too. */
export function parseReading({ source, messages }: Reading, options: ParseOptions = {}): Notice {
  const file = new VFile({ value: source.text, ...(source.name === null ? {} : { path: source.name }) })
  const reporter = new Reporter(file, new LineIndex(source.text))
  for (const { severity, rule, text, span } of messages) reporter.report(severity, rule, text, span)
  const { place, divisions } = options
  const places = place === undefined && divisions === undefined ? undefined : { place, divisions }
  file.data.gongwen = { source, reporter, places } as Passage
  const chosen = options.grammar === undefined ? processor : noticeProcessor(options.grammar)
  return chosen.processSync(file).result as Notice
}
