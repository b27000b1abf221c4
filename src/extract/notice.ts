/**
 * The result: one notice. The list below is the stage: each field has its extractor, in a file of its name, with the schema beside it; the
 * schema of the whole is their sum.
 */
import * as z from 'zod/mini'
import { described } from '../described.ts'
import { Source } from '../source.ts'
import { Message, Unit } from '../types.ts'
import { withAddresses } from './withAddresses.ts'
import { Attachment, extractAttachments } from './attachments.ts'
import { BodyText, extractBody } from './body.ts'
import { rated } from './confidence.ts'
import type { Context } from './context.ts'
import { extractCopies } from './copies.ts'
import { Coverage, extractCoverage } from './coverage.ts'
import { Criticism, extractCriticisms } from './criticisms.ts'
import { extractDate, NoticeDate } from './date.ts'
import { Directive, extractDirectives } from './directives.ts'
import { DocumentNumber, extractDocumentNumbers } from './documentNumber.ts'
import { unitCompleter } from './fullNames.ts'
import { readJudgements } from './judgements/judgements.ts'
import { extractGenre, Genre } from './genre.ts'
import { extractIssuers } from './issuers.ts'
import { extractMarks, Marks } from './marks.ts'
import { extractPraises, Praise } from './praises.ts'
import { extractProblems, Problem } from './problems.ts'
import { extractQuantities, Quantity } from './quantities.ts'
import { extractRecipients } from './recipients.ts'
import { extractReferences, Reference } from './references.ts'
import { extractTables, Tables } from './tables.ts'
import { extractTitle, Title } from './title.ts'

/** The version of the result's shape. */
export const SCHEMA_VERSION = '1.0'

/** 公文: one notice as typed JSON. */
export const Notice = /* @__PURE__ */ described(
  {
    id: 'Notice',
    title: 'gongwen notice',
    description: 'One Chinese government notice (公文) as gongwen reads it',
  },
  () =>
    z.strictObject({
      schemaVersion: z.literal(SCHEMA_VERSION),
      source: Source,
      genre: Genre,
      title: Title,
      documentNumber: z.nullable(DocumentNumber),
      documentNumbers: z.array(DocumentNumber),
      issuers: z.array(Unit),
      recipients: z.array(Unit),
      copies: z.array(Unit),
      date: NoticeDate,
      marks: Marks,
      body: BodyText,
      praises: z.array(Praise),
      criticisms: z.array(Criticism),
      problems: z.array(Problem),
      directives: z.array(Directive),
      quantities: z.array(Quantity),
      references: z.array(Reference),
      attachments: z.array(Attachment),
      tables: Tables,
      coverage: Coverage,
      messages: z.array(Message),
    }),
)
export type Notice = z.infer<typeof Notice>

/** Every field of the notice; the coverage and the messages last, as extractors add to them. */
export function extractNotice(context: Context, source: z.infer<typeof Source>, text: string): Notice {
  const rate = <Item extends object>(item: Item) => rated(item, context.degraded)
  const documentNumbers = extractDocumentNumbers(context).map(rate)
  const judgements = readJudgements(context)
  const [title, date] = [extractTitle(context), extractDate(context)]
  const issuers = extractIssuers(context)
  const year = Number(date?.iso.slice(0, 4) ?? documentNumbers[0]?.year ?? 0)
  const complete = unitCompleter(context, issuers, year)
  const completeUnit = <Item extends { unit: Unit }>(item: Item) => ({ ...item, unit: complete(item.unit) })
  const fields = {
    schemaVersion: SCHEMA_VERSION,
    source,
    genre: extractGenre(context),
    title: title && rate(title),
    documentNumber: documentNumbers[0] ?? null,
    documentNumbers,
    issuers: issuers.map(complete).map(rate),
    recipients: extractRecipients(context).map(complete).map(rate),
    copies: extractCopies(context).map(complete).map(rate),
    date: date && rate(date),
    marks: extractMarks(context),
    body: extractBody(context),
    praises: extractPraises(judgements).map(completeUnit).map(rate),
    criticisms: extractCriticisms(judgements).map(completeUnit).map(rate),
    problems: extractProblems(context).map(rate),
    directives: extractDirectives(context).map(rate),
    quantities: extractQuantities(context).map(rate),
    references: extractReferences(context).map(rate),
    attachments: withAddresses(extractAttachments(context), context, text, title?.text ?? '').map(rate),
    tables: extractTables(context),
  } as const
  return { ...fields, coverage: extractCoverage(context, text, fields), messages: context.reporter.messages() }
}
