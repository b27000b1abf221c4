/** A user's own grammar pack over the built-in grammar: its words are added to the lists, its parts and rules stand beside or replace. */
import { compileGrammar, GrammarSource } from './compile.ts'
import type { WholeGrammar } from './whole.ts'
import * as z from 'zod/mini'

/** What a pack may say of a file: any of its words, parts and rules. */
const Pack = z.record(
  z.string(),
  z.extend(z.partial(GrammarSource, { about: true, source: true }), {
    rules: GrammarSource.shape.rules,
  }),
)
export type GrammarPack = z.input<typeof Pack>

/**
 * @param sources the built-in grammars (`gongwen/grammars/*.yaml`), parsed, by file name without ending
 * @param packs parsed YAML of the same shape, by the name of the file that it adds to; later packs come over earlier ones
 * @returns the grammar to hand to `parse`
 * @throws Error that names file and rule where a pack has another shape or a pattern does not compile
 */
export function extendGrammar(sources: Readonly<Record<string, unknown>>, ...packs: readonly unknown[]): WholeGrammar {
  const files: Record<string, GrammarSource> = Object.fromEntries(
    Object.entries(sources).map(([name, source]) => [name, GrammarSource.parse(source)]),
  )
  for (const pack of packs) {
    const result = Pack.safeParse(pack)
    if (!result.success) throw new Error(`grammar pack: ${z.prettifyError(result.error)}`)
    for (const [name, { about, source, words, parts, rules }] of Object.entries(result.data)) {
      const base = files[name] ?? { about: about ?? name, source: source ?? 'a pack', words: {}, parts: {}, rules: {} }
      files[name] = {
        ...base,
        words: mergeWords(base.words, words),
        parts: { ...base.parts, ...parts },
        rules: { ...base.rules, ...rules },
      }
    }
  }
  return compileGrammar(files) as unknown as WholeGrammar
}

function mergeWords(base: Record<string, string[]>, added: Record<string, string[]>): Record<string, string[]> {
  const merged = { ...base }
  for (const [name, list] of Object.entries(added)) merged[name] = [...new Set([...(base[name] ?? []), ...list])]
  return merged
}
