/**
 * All that the library knows of the language: the grammar that a text is parsed by, and what only readers of web pages, masks and the index ask.
 * Those bring it with them; whoever parses text does not load it.
 */
import { patterns, words } from './compiledAside.ts'
import { grammar } from './grammar.ts'

export const wholeGrammar = {
  patterns: { ...grammar.patterns, ...patterns },
  words: { ...grammar.words, ...words },
}

export type WholeGrammar = typeof wholeGrammar
