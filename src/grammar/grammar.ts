/** What the library knows of the language: the compiled patterns and word lists, typed by the grammar files' own names. */
import { patterns, words } from './compiled.ts'

export const grammar = { patterns, words }

/** A grammar of the shape of the built-in one. A user's own is compiled by `compileGrammar` from the same files with additions. */
export type Grammar = typeof grammar
