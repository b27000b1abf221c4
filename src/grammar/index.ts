/** For a user's own grammars: the same compiler that builds the library's. It brings XRegExp with it; `gongwen` itself does not. */
export { type CompiledGrammar, compileGrammar, Example, GrammarSource, RuleSource } from './compile.ts'
export { type Grammar, grammar } from './grammar.ts'
export { type WholeGrammar, wholeGrammar } from './whole.ts'
export { extendGrammar, type GrammarPack } from './extend.ts'
