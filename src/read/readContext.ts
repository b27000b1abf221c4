import { defaultLimits, type Limits, limitNames, SMALL } from './limits.ts'
import { ReadError, type ReadRule } from './readError.ts'
import type { ReadOptions } from './readOptions.ts'

/** After so many milliseconds of work a reader lets others have their turn, so that a signal can come through. */
const TURN = 40

/** What every reader is given beside the bytes: the options, the limits to keep, and the way to say what is wrong. */
export class ReadContext {
  readonly options: ReadOptions
  readonly limits: Limits
  /** Name of the input, as messages tell it; null where it has none. */
  readonly name: string | null
  /** Containers that the input lies in. */
  readonly within: number
  #turn = Date.now()

  constructor(options: ReadOptions = {}, within = 0) {
    this.options = options
    this.limits = { ...defaultLimits, ...options.limits }
    this.name = options.name ?? null
    this.within = within
  }

  /** The context of an entry: what is known of it takes the place of what was known of its container. */
  entry(known: Pick<ReadOptions, 'name' | 'address' | 'charset' | 'format'>): ReadContext {
    const { name: _name, address: _address, charset: _charset, format: _format, ...kept } = this.options
    return new ReadContext({ ...kept, ...known }, this.within + 1)
  }

  /** @param place where in the input, as a reader would say it (`page 3`, `word/document.xml, byte 120`) */
  error(rule: ReadRule, place: string | null, reason: string, wayOut: string): ReadError {
    return new ReadError(rule, this.name, place, reason, wayOut)
  }

  /** @throws {ReadError} `limit-exceeded` where there is more than the limit allows */
  limit(limit: keyof Limits, amount: number, place: string | null = null): void {
    const most = this.limits[limit]
    if (amount <= most) return
    const reason = `the limit "${limit}" is exceeded: ${amount} ${limitNames[limit]}, and ${most} are allowed`
    throw this.error('limit-exceeded', place, reason, `Raise the limit "${limit}" if the input can be trusted`)
  }

  /** @throws {ReadError} `limit-exceeded` where what unfolds is too much, or too much for its compressed size */
  expansion(compressed: number, expanded: number, place: string | null = null): void {
    this.limit('expandedBytes', expanded, place)
    if (expanded > SMALL) this.limit('expansion', Math.ceil(expanded / Math.max(1, compressed)), place)
  }

  /**
   * To be awaited in every long loop: lets other work have its turn now and then, and stops where the signal says so.
   *
   * @throws {ReadError} `aborted`, with the signal's reason as its `cause`
   */
  async breathe(place: string | null = null): Promise<void> {
    if (this.options.signal === undefined) return
    if (Date.now() - this.#turn > TURN) {
      await new Promise((resolve) => setTimeout(resolve))
      this.#turn = Date.now()
    }
    this.alive(place)
  }

  /** As `breathe`, at once: for where nothing can be awaited. */
  alive(place: string | null = null): void {
    const { signal } = this.options
    if (!signal?.aborted) return
    const timeout = (signal.reason as Error | undefined)?.name === 'TimeoutError'
    const reason = timeout ? 'the time allowed is over' : 'the caller has called it off'
    const error = this.error('aborted', place, reason, 'Allow more time, or read it in parts')
    error.cause = signal.reason
    throw error
  }
}
