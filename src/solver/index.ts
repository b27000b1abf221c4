/** The table solver by itself: rows of digit runs and their arithmetic, in; counts, marginals and outcomes of checks, out. */
export type * from './model.ts'
export { solve } from './solve.ts'
