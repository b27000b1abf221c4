/** What readers know of the language: how pages of print and of the web are furnished. It is loaded with them. */
import { patterns, words } from './compiledReading.ts'

export const readingGrammar = { patterns, words }

/** The part of the grammar that readers ask. */
export type ReadingGrammar = typeof readingGrammar
