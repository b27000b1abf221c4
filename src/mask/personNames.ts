/** Who is named (人名): every person that the notice or its text names. */
import type { Notice } from '../extract/notice.ts'
import type { WholeGrammar } from '../grammar/whole.ts'
import { findAll } from '../grammar/match.ts'
import type { Table, Unit } from '../types.ts'

/** The names, without white space, each once. */
export function personNames(notice: Notice, text: string, grammar: WholeGrammar): string[] {
  const { person, privacy } = grammar.patterns
  const named = [person.held, privacy.labelledPerson]
    .flatMap((pattern) => findAll(pattern, text))
    .map(({ groups }) => groups!.name!)
  const all = [...named, ...comrades(text, grammar), ...units(notice), ...signers(notice), ...inTables(notice, grammar)]
  // A single character is no name, and would make the whole text illegible.
  return [...new Set(all.map((name) => name.replace(/\s/g, '')))].filter((name) => name.length > 1)
}

/** Names before 同志: the pattern is one for a place, so the places are looked for first. */
function comrades(text: string, { patterns: { person } }: WholeGrammar): string[] {
  return findAll(/(?=[㐀-鿿]{2,3}同志)/g, text).flatMap(({ index }) => {
    person.comrade.lastIndex = index
    const match = person.comrade.exec(text)
    return match ? [match.groups!.name!] : []
  })
}

function units({ praises, criticisms, issuers, recipients, copies }: Notice): string[] {
  const all: Unit[] = [...praises, ...criticisms].map(({ unit }) => unit)
  return [...all, ...issuers, ...recipients, ...copies].flatMap(({ kind, name }) => (kind === 'person' ? [name] : []))
}

/** 签发人: several are parted by blanks, and so are the characters of a short name. */
function signers({ marks: { signer } }: Notice): string[] {
  return (signer?.text ?? '').split(/[、，,;；]|(?<=[㐀-鿿]{2})\s+(?=[㐀-鿿]{2})/)
}

/** What stands under 姓名 and the like. */
function inTables({ tables, attachments }: Notice, grammar: WholeGrammar): string[] {
  const heads = new Set(grammar.words.privacy.personColumn)
  const under = ({ columns, rows }: Table) =>
    columns.flatMap(({ name }, at) =>
      heads.has(name.replace(/\s/g, '')) ? rows.map(({ cells }) => cells[at]?.text ?? '') : [],
    )
  return [...tables, ...attachments.flatMap(({ tables }) => tables)]
    .flatMap(under)
    .flatMap((text) => text.split(/[、，,;；\n]/))
    .filter((name) => /^[㐀-鿿·\s]{2,12}$/.test(name))
}
