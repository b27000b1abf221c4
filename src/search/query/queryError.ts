/** A query (检索式) that cannot be understood: what is wrong, and where. */
export class QueryError extends Error {
  override readonly name = 'QueryError'
  /** `[start, end)` in UTF-16 units of the query. */
  readonly span: readonly [number, number]

  constructor(message: string, span: readonly [number, number]) {
    super(message)
    this.span = span
  }
}
