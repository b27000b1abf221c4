/**
 * Compiles `grammars/*.yaml` into `src/grammar/compiled.ts`: native patterns, ready for browsers.
 *   npx tsx grammars/build.ts
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'
import { compileGrammar } from '../src/grammar/compile.ts'
import { type Pieces, shareGroups } from './share.ts'

const folder = new URL('./', import.meta.url)
const target = new URL('../src/grammar/compiled.ts', import.meta.url)

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
    .filter((name) => name.endsWith('.ts') && !name.endsWith('compiled.ts'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n')
  const asked = new Set([...source.matchAll(/grammar\.words\.(\w+(?:\.\w+)?)/g)].map(([, name]) => name!))
  const lists = Object.entries(words).map(([file, named]) => {
    const kept = Object.entries(named).filter(([name]) => asked.has(file) || asked.has(`${file}.${name}`))
    return [file, Object.fromEntries(kept)] as const
  })
  return Object.fromEntries(lists.filter(([, named]) => Object.keys(named).length > 0))
}

export function writeCompiledGrammar(): void {
  const { patterns, words } = compileGrammar(readGrammars())
  const all = Object.values(patterns).flatMap((rules) => Object.values(rules))
  const shared = shareGroups(all.map(({ source }) => source))
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
  lines.push('}', '', `export const words = ${JSON.stringify(askedFor(words), null, 2)}`, '')
  writeFileSync(target, lines.join('\n'))
}

if (process.argv[1]?.endsWith('build.ts')) writeCompiledGrammar()
