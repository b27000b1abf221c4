import { find, findAll } from '../grammar/match.ts'
import type { Unit } from '../types.ts'
import { type Context, parts, report } from './context.ts'

/** 发文机关: the signature, else the red head, else the organ that the title names. Never guessed from 我办. */
export function extractIssuers(context: Context): Unit[] {
  const signed = parts(context, 'signature').flatMap(({ value, data }) => split(context, value, data.from))
  if (signed.length > 0) return signed
  const issuers = [...fromRedHead(context), ...fromTitle(context)].slice(0, 1)
  if (issuers.length === 0)
    report(
      context,
      'info',
      'issuer-missing',
      'The text names no issuer: no signature, no red head, no organ in the title.',
      null,
    )
  return issuers
}

/** Organs of one place begin alike: 河北省教育厅河北省财政厅 are two that lost the space between them. */
const TELLING = 3

/** Organs of a joint signature stand apart by white space. */
function split(context: Context, value: string, base: number): Unit[] {
  return findAll(/\S+/g, value).flatMap(({ index, 0: names }) => {
    const second = names.indexOf(names.slice(0, TELLING), TELLING)
    const cuts = second < 0 ? [0, names.length] : [0, second, names.length]
    return cuts.slice(1).map((end, i) => organ(context, names.slice(cuts[i], end), base + index + cuts[i]!))
  })
}

function organ(context: Context, name: string, from: number): Unit {
  return { name, kind: 'organization', span: context.cleaned.span(from, from + name.length) }
}

function fromRedHead(context: Context): Unit[] {
  return parts(context, 'redHead').map(({ value, data }) => {
    const { organ: name } = find(context.grammar.patterns.structure.redHead, value)!.groups!
    return organ(context, name!.trim(), data.from)
  })
}

function fromTitle(context: Context): Unit[] {
  return parts(context, 'title').flatMap(({ value, data }) => {
    const end = find(context.grammar.patterns.structure.titleOpening, value)?.index ?? -1
    const name = end > 0 ? value.slice(0, end) : ''
    return name !== '' && find(context.grammar.patterns.structure.organAtEnd, name)
      ? [organ(context, name, data.from)]
      : []
  })
}
