/**
 * Compiles grammars (`grammars/*.yaml`) to native regular expressions. XRegExp composes them: free spacing, named parts, `{{part}}`.
 * It runs when the package is built, and for a user's own grammars; the library at work sees the native patterns alone.
 */
import XRegExp from 'xregexp'
import * as z from 'zod/mini'

/** An example that a rule must find: the text, what of it is found (default: all), and what the named parts hold. */
export const Example = z.union([
  z.string(),
  z.strictObject({
    text: z.string(),
    find: z.optional(z.string()),
    groups: z.optional(z.record(z.string(), z.union([z.string(), z.null()]))),
  }),
])
export type Example = z.infer<typeof Example>

export const RuleSource = z.strictObject({
  about: z.string(),
  source: z.string(),
  pattern: z.string(),
  /** Beside `g`, which every rule has: `d` where the offsets of parts are wanted, `m`, `i`, `s`, `u`. */
  flags: z._default(z.string(), ''),
  match: z.array(Example).check(z.minLength(1)),
  reject: z.array(z.string()).check(z.minLength(1)),
})
export type RuleSource = z.infer<typeof RuleSource>

/** One grammar file. `words` are lists, longest tried first; `parts` fragments of patterns. Both are used as `{{name}}` or `{{file.name}}`. */
export const GrammarSource = z.strictObject({
  about: z.string(),
  source: z.string(),
  words: z._default(z.record(z.string(), z.array(z.string()).check(z.minLength(1))), {}),
  parts: z._default(z.record(z.string(), z.string()), {}),
  rules: z._default(z.record(z.string(), RuleSource), {}),
})
export type GrammarSource = z.infer<typeof GrammarSource>

/** Patterns by file and rule, word lists by file and name. */
export interface CompiledGrammar {
  readonly patterns: Readonly<Record<string, Readonly<Record<string, RegExp>>>>
  readonly words: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
}

/**
 * @param sources parsed YAML by file name without ending
 * @throws Error that names file and rule where a pattern does not compile or a part is unknown
 */
export function compileGrammar(sources: Readonly<Record<string, unknown>>): CompiledGrammar {
  const files = Object.entries(sources).map(([name, source]) => [name, parseSource(name, source)] as const)
  const fragments = new Map<string, string>()
  for (const [file, { words, parts }] of files) {
    for (const [name, list] of Object.entries(words)) fragments.set(`${file}.${name}`, alternation(list))
    for (const [name, part] of Object.entries(parts)) fragments.set(`${file}.${name}`, part)
  }
  const patterns: Record<string, Record<string, RegExp>> = {}
  for (const [file, { rules }] of files) {
    patterns[file] = {}
    for (const [name, rule] of Object.entries(rules)) {
      try {
        patterns[file][name] = toNative(compose(rule.pattern, file, fragments, `g${rule.flags}x`))
      } catch (error) {
        throw new Error(`grammars/${file}.yaml, rule ${name}: ${(error as Error).message}`)
      }
    }
  }
  return { patterns, words: Object.fromEntries(files.map(([name, { words }]) => [name, words])) }
}

function parseSource(file: string, source: unknown): GrammarSource {
  const result = GrammarSource.safeParse(source)
  if (result.success) return result.data
  throw new Error(`grammars/${file}.yaml: ${z.prettifyError(result.error)}`)
}

/** Longest first, so that 人民政府办公室 is not cut short to 人民政府. */
export function alternation(words: readonly string[]): string {
  return [...new Set(words)]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((word) => XRegExp.escape(word))
    .join('|')
}

const REFERENCE = /\{\{([\w.]+)\}\}/g

/** Replaces `{{part}}` by the part, its own parts first. Names without a file are the file's own, else those of `common`. */
function compose(
  pattern: string,
  file: string,
  fragments: ReadonlyMap<string, string>,
  flags: string,
  open: readonly string[] = [],
): RegExp {
  const parts: Record<string, RegExp> = {}
  const text = pattern.replace(REFERENCE, (_, name: string) => {
    const key = [name, `${file}.${name}`, `common.${name}`].find((candidate) => fragments.has(candidate))
    if (key === undefined) throw new Error(`{{${name}}} is no part`)
    if (open.includes(key)) throw new Error(`{{${name}}} contains itself`)
    const id = `part_${key.replace('.', '_')}`
    parts[id] ??= compose(fragments.get(key)!, key.slice(0, key.indexOf('.')), fragments, 'x', [...open, key])
    return `{{${id}}}`
  })
  return XRegExp.build(text, parts, flags)
}

/** XRegExp's result as a plain regular expression: names of groups back in, `(?:)` fillers of free spacing out. */
function toNative(expression: RegExp): RegExp {
  const names =
    (expression as RegExp & { xregexp: { captureNames: (string | null)[] | null } }).xregexp.captureNames ?? []
  let group = 0
  let inClass = false
  let out = ''
  const { source, flags } = expression
  for (let i = 0; i < source.length; i++) {
    const character = source[i]!
    if (character === '\\') {
      out += character + (source[++i] ?? '')
      continue
    }
    if (character === '[') inClass = true
    else if (character === ']') inClass = false
    if (!inClass && source.startsWith('(?:)', i)) {
      i += 3
      continue
    }
    out += character
    if (character === '(' && !inClass && source[i + 1] !== '?') {
      const name = names[group++]
      if (name) out += `?<${name}>`
    }
  }
  return new RegExp(out, flags)
}
