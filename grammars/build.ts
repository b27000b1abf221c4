/**
 * Compiles `grammars/*.yaml` into `src/grammar/compiled.ts` and `compiledAside.ts`: native patterns, ready for browsers.
 *   npx tsx grammars/build.ts
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'
import { alternation, type CompiledGrammar, compileGrammar } from '../src/grammar/compile.ts'
import { type Pieces, shareGroups } from './share.ts'

const folder = new URL('./', import.meta.url)
const target = new URL('../src/grammar/', import.meta.url)

/** The grammar files as parsed YAML, by name without ending, in order of their names. */
export function readGrammars(): Record<string, unknown> {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
  return Object.fromEntries(
    names.map((name) => [name.slice(0, -'.yaml'.length), parse(readFileSync(new URL(name, folder), 'utf8'))]),
  )
}

type Words = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

/** The word lists that code asks for, as `grammar.words.FILE.NAME` or a whole file's; all others stand in the patterns already. */
function askedFor(words: Words): Words {
  const folder = new URL('../src/', import.meta.url)
  const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('/compiled'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n')
  const asked = new Set([...source.matchAll(/[gG]rammar\.words\.(\w+(?:\.\w+)?)/g)].map(([, name]) => name!))
  const lists = Object.entries(words).map(([file, named]) => {
    const kept = Object.entries(named).filter(([name]) => asked.has(file) || asked.has(`${file}.${name}`))
    return [file, Object.fromEntries(kept)] as const
  })
  return Object.fromEntries(lists.filter(([, named]) => Object.keys(named).length > 0))
}

/** What only readers of web pages, masks and the index ask for. It goes into a module of its own, which comes with them and not with the library. */
const ASIDE = ['privacy', 'relation', 'web']

export function writeCompiledGrammar(): void {
  const { patterns, words } = compileGrammar(readGrammars())
  const asked = askedFor(words)
  const part = <Value>(of: Readonly<Record<string, Value>>, aside: boolean) =>
    Object.fromEntries(Object.entries(of).filter(([file]) => ASIDE.includes(file) === aside))
  writeFileSync(new URL('compiled.ts', target), moduleOf(part(patterns, false), part(asked, false)))
  writeFileSync(new URL('compiledAside.ts', target), moduleOf(part(patterns, true), part(asked, true)))
}

function moduleOf(patterns: CompiledGrammar['patterns'], words: Words): string {
  const all = Object.values(patterns).flatMap((rules) => Object.values(rules))
  const lists = Object.values(words).flatMap((named) => Object.values(named))
  const shared = shareGroups([...all.map(({ source }) => source), ...lists.map((list) => `(?:${alternation(list)})`)])
  const code = (pieces: Pieces) =>
    pieces.map((piece) => (typeof piece === 'number' ? `g${piece}` : JSON.stringify(piece))).join(' + ')
  const lines = [
    '// Built by grammars/build.ts from grammars/*.yaml. Do not edit.',
    ...shared.groups.map((group, number) => `const g${number} = ${code(group)}`),
    'export const patterns = {',
  ]
  let next = 0
  for (const [file, rules] of Object.entries(patterns)) {
    lines.push(`  ${file}: {`)
    for (const [name, { flags }] of Object.entries(rules))
      lines.push(`    ${name}: new RegExp(${code(shared.patterns[next++]!)}, '${flags}'),`)
    lines.push('  },')
  }
  lines.push('}', '', 'export const words = {')
  for (const [file, lists] of Object.entries(words)) {
    lines.push(`  ${file}: {`)
    for (const [name, list] of Object.entries(lists))
      lines.push(`    ${name}: ${listCode(list, shared.patterns[next++]!)},`)
    lines.push('  },')
  }
  return [...lines, '}', ''].join('\n')
}

/** A list that patterns hold too is read out of their group, longest word first. Others are one text, a third of the size of as many texts. */
function listCode(words: readonly string[], pieces: Pieces): string {
  const [group, ...rest] = pieces
  if (typeof group === 'number' && rest.length === 0 && !words.some((word) => /[\\^$.*+?()[\]{}|]/.test(word)))
    return `g${group}.slice(3, -1).split('|')`
  const between = ' '
  if (words.some((word) => word.includes(between))) return JSON.stringify(words)
  return `${JSON.stringify(words.join(between))}.split('${between}')`
}

if (process.argv[1]?.endsWith('build.ts')) writeCompiledGrammar()
