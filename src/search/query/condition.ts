/** A piece of SQL with the values for its question marks. */
export interface Condition {
  readonly sql: string
  readonly values: readonly (string | number)[]
}

export const condition = (sql: string, ...values: readonly (string | number)[]): Condition => ({ sql, values })

export function all(parts: readonly Condition[]): Condition {
  return joined(parts, ' AND ', '1')
}

export function any(parts: readonly Condition[]): Condition {
  return joined(parts, ' OR ', '0')
}

export const not = ({ sql, values }: Condition): Condition => ({ sql: `NOT (${sql})`, values })

function joined(parts: readonly Condition[], word: string, none: string): Condition {
  if (parts.length === 1) return parts[0]!
  return {
    sql: parts.length === 0 ? none : parts.map(({ sql }) => `(${sql})`).join(word),
    values: parts.flatMap(({ values }) => values),
  }
}
