/** Messages, as every stage gives them: vfile's, with a rule, a severity and a place in the source text. */
import type { Position } from 'unist'
import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import type { LineIndex } from './position.ts'
import type { Message, Span } from './types.ts'

/** vfile's word for a severity. */
const FATAL = { error: true, warning: false, info: undefined } as const

interface Placed extends VFileMessage {
  span?: Span | null
}

export class Reporter {
  readonly #file: VFile
  readonly #lines: LineIndex

  constructor(file: VFile, lines: LineIndex) {
    this.#file = file
    this.#lines = lines
  }

  /** @param span the place in the source text, or null for the notice as a whole */
  report(severity: Message['severity'], rule: string, text: string, span: Span | null): void {
    const place = span === null ? undefined : this.#lines.position(span)
    const message: Placed = withoutStack(() => this.#file.message(text, { ruleId: rule, source: 'gongwen', place }))
    message.fatal = FATAL[severity]
    message.span = span
  }

  /** unist's position of a stretch of the source text. */
  position(span: Span): Position {
    return this.#lines.position(span)
  }

  /** All messages so far in the contract's shape, in the order of their places; those of no place last. */
  messages(): Message[] {
    const all = this.#file.messages.map(({ fatal, ruleId, reason, span = null }: Placed): Message => {
      const severity = fatal === true ? 'error' : fatal === false ? 'warning' : 'info'
      return { severity, rule: ruleId ?? 'unnamed', text: reason, span }
    })
    return all.sort((a, b) =>
      a.span === null || b.span === null ? Number(a.span === null) - Number(b.span === null) : a.span[0] - b.span[0],
    )
  }
}

/** A message about a text needs no trace of the library's own calls, and most of its cost is that trace. */
function withoutStack<Result>(make: () => Result): Result {
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 0
  try {
    return make()
  } finally {
    Error.stackTraceLimit = limit
  }
}
