import { find, occurs } from '../grammar/match.ts'
import type { Unit } from '../types.ts'
import { type Context, parts, report } from './context.ts'
import { splitOrgans } from './organs.ts'

/**
 * 发文机关: the signature, else what the disclosure block states, the red head, the organs that open the title. Never guessed from 我办.
 */
export function extractIssuers(context: Context): Unit[] {
  const sources = {
    signature: fromSignature,
    block: fromBlock,
    redHead: fromRedHead,
    title: fromTitle,
    lines: fromLines,
  }
  for (const [name, source] of Object.entries(sources)) {
    const issuers = source(context)
    // The red head of a joint notice may bear the leading organ alone.
    if (name === 'redHead' && isLeaderAlone(issuers, fromTitle(context))) continue
    if (issuers.length > 0) return issuers.map((issuer) => ({ ...issuer, rule: `issuer.${name}` }))
  }
  report(
    context,
    'info',
    'issuer-missing',
    'The text names no issuer: no signature, no red head, no organ in the title.',
    null,
  )
  return []
}

function isLeaderAlone(stated: readonly Unit[], titled: readonly Unit[]): boolean {
  return titled.length > stated.length && stated.every(({ name }) => titled.some((unit) => unit.name === name))
}

function fromSignature(context: Context): Unit[] {
  return parts(context, 'signature').flatMap(({ value, data }) => split(context, value, data.from))
}

function fromBlock(context: Context): Unit[] {
  return parts(context, 'mark')
    .filter((mark) => mark.name === 'issuer')
    .flatMap(({ value, data }) => split(context, value, data.from))
}

function fromRedHead(context: Context): Unit[] {
  const { redHead, decreeHead } = context.grammar.patterns.structure
  return parts(context, 'redHead').flatMap(({ value, data }) => {
    const name = (find(redHead, value) ?? find(decreeHead, value))?.groups!.organ ?? value
    return split(context, name, data.from + value.indexOf(name))
  })
}

/** Organs on lines of their own above the matter of the title, or above a genre in large type (联合命令). */
function fromLines(context: Context): Unit[] {
  const headed = [...parts(context, 'title'), ...parts(context, 'pageTitle')].map(({ value, data }) => {
    const lines = value.split('\n')
    const count = lines.findIndex((line) => !occurs(context.grammar.patterns.structure.organs, line))
    const above = lines.slice(0, Math.max(count, 0)).join('\n')
    const last = above === '' ? '' : sister(context, above, lines[count] ?? '')
    return split(context, last === '' ? above : `${above}\n${last}`, data.from)
  })
  return headed.find((issuers) => issuers.length > 0) ?? []
}

/** An organ of the same place that opens the next line, before what it issues (岚水县人武部征兵命令). */
function sister(context: Context, above: string, line: string): string {
  if (!line.startsWith(above.slice(0, PLACE))) return ''
  let name = line.slice(0, -1)
  while (name.length > PLACE && !occurs(context.grammar.patterns.structure.organs, name)) name = name.slice(0, -1)
  return name.length > 2 * PLACE ? name : ''
}

/** A place has so many characters at least. */
const PLACE = 2

function fromTitle(context: Context): Unit[] {
  const { title, structure } = context.grammar.patterns
  return parts(context, 'title').flatMap(({ value, data }) => {
    const end = find(title.opening, value)?.index ?? -1
    const organs =
      end > 0
        ? value.slice(0, end).trimEnd()
        : ([title.minutes, title.annual, title.organAbove]
            .map((pattern) => find(pattern, value))
            .find((match) => match !== null)?.groups!.organ ?? '')
    return occurs(structure.organs, organs) ? split(context, organs, data.from) : []
  })
}

function split(context: Context, value: string, base: number): Unit[] {
  return splitOrgans(context.grammar, value).map(({ from, to }) => organ(context, value.slice(from, to), base + from))
}

function organ(context: Context, name: string, from: number): Unit {
  return { name, kind: 'organization', span: context.cleaned.span(from, from + name.length) }
}
