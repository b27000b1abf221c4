/** Where attachments lead: a page links them, by their entries in the list or on lines of their own. */
import { find } from '../grammar/match.ts'
import { leadsToDocument, type Link } from '../source.ts'
import type { Attachment } from './attachments.ts'
import type { Context } from './context.ts'

/** Beside its link a line of an attachment holds no more than its number, in characters. */
const BESIDE = 8

/** A file name's ending, which is none of the title. */
const ENDING = /\.(?:docx?|wps|pdf|ofd|xlsx?|et|pptx?|rtf|zip|rar)\s*$/i

/**
 * The attachments with the addresses of their links, and those that only a link names. A link to download the notice itself is no attachment.
 *
 * @param text the source text
 * @param title the notice's own title
 */
export function withAddresses(
  attachments: readonly Attachment[],
  { links, grammar }: Context,
  text: string,
  title: string,
): Attachment[] {
  if (links.length === 0) return [...attachments]
  const words = (link: Link) => text.slice(...link.span)
  const titleIn = (link: Link) => {
    const said = words(link).replace(ENDING, '')
    const head = find(grammar.patterns.structure.attachmentHead, said)
    return { ordinal: ordinalOf(head?.groups?.ordinal), title: said.slice(head?.[0].length ?? 0).trim() }
  }
  const free = new Set(links)
  const addressed = attachments.map((attachment): Attachment => {
    const { span } = attachment
    const within = (link: Link) => span !== null && link.span[0] < span[1] && link.span[1] > span[0]
    const named = (link: Link) => leadsToDocument(link) && plain(titleIn(link).title) === plain(attachment.title)
    const link =
      [...free].find((one) => within(one) && leadsToDocument(one)) ?? [...free].find(named) ?? links.find(within)
    if (!link) return attachment
    free.delete(link)
    return { ...attachment, title: attachment.title.replace(ENDING, ''), address: link.address }
  })
  const listed = new Set(addressed.map((attachment) => plain(attachment.title)))
  for (const link of free) {
    const known = titleIn(link)
    const own = plain(known.title)
    if (!leadsToDocument(link) || own === '' || own === plain(title) || listed.has(own) || !standsAlone(link, text))
      continue
    listed.add(own)
    addressed.push({
      ...known,
      present: false,
      span: [...link.span],
      tables: [],
      address: link.address,
      rule: 'attachment.link',
    })
  }
  return addressed
}

function standsAlone({ span: [start, end] }: Link, text: string): boolean {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const to = text.indexOf('\n', end)
  const beside = text.slice(from, start) + text.slice(end, to < 0 ? text.length : to)
  return beside.trim().length <= BESIDE && !/[，。；]/.test(beside)
}

function ordinalOf(figures: string | undefined): number | null {
  const number = Number(figures)
  return figures !== undefined && Number.isInteger(number) ? number : null
}

const plain = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')
