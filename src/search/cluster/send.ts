/**
 * Sends documents to a cluster, each exactly once in its index: whatever is not surely taken is sent again, and what is sent twice replaces itself, as
 * its id is the same. What the cluster refuses for good is handed out with the reason.
 */
import type { BulkItem } from '../../write/bulk/requests.ts'

/** The way to a cluster; `clients.ts` has the official clients as such. */
export interface Cluster {
  /** @returns what was answered @throws {Unanswered} where nothing was, or nothing that can be read */
  request(method: 'POST' | 'PUT', path: string, body: string): Promise<Answer>
  close(): Promise<void>
}

export interface Answer {
  readonly status: number
  readonly body: unknown
  /** Seconds that the cluster asks to wait. */
  readonly retryAfter: number | null
}

/** The connection failed or was cut; the cluster may have taken what was sent. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered'
}

/** Sending cannot go on; the message says why and what to do. */
export class SendError extends Error {
  override readonly name = 'SendError'
}

export interface SendOptions {
  /** How often a request is sent again. Default: 8. */
  readonly retries?: number
  /** Milliseconds before the first repetition; each next waits twice as long, at most `longest`. Default: 500. */
  readonly wait?: number
  readonly longest?: number
  /** Requests under way at the same time. Default: 2. */
  readonly concurrency?: number
  readonly signal?: AbortSignal
  /** Called after each answer. */
  readonly onProgress?: (progress: SendProgress) => void
  /** Called for each document that the cluster refuses for good. */
  readonly onRejected?: (rejected: Rejected) => void | Promise<void>
}

export interface SendProgress {
  readonly indexed: number
  readonly rejected: number
  /** Documents that were sent once more. */
  readonly repeated: number
}

export interface Rejected {
  readonly item: BulkItem
  readonly status: number
  readonly type: string
  readonly reason: string
}

/** Too much at once, or for the moment not there. */
const PASSING = new Set([429, 502, 503, 504])
const TOO_LARGE = 413

/** @throws {SendError} where the cluster refuses all, or does not answer any more */
export async function sendBulk(
  requests: AsyncIterable<readonly BulkItem[]>,
  cluster: Cluster,
  options: SendOptions = {},
): Promise<SendProgress> {
  const { concurrency = 2, signal } = options
  const sender = new Sender(cluster, options)
  const underWay = new Set<Promise<void>>()
  let failure: { readonly error: unknown } | null = null
  for await (const request of requests) {
    while (underWay.size >= concurrency) await Promise.race(underWay)
    if (failure || signal?.aborted) break
    const delivery = sender
      .deliver(request)
      .catch((error: unknown) => {
        failure ??= { error }
      })
      .finally(() => underWay.delete(delivery))
    underWay.add(delivery)
  }
  await Promise.all(underWay)
  if (failure) throw (failure as { error: unknown }).error
  return sender.progress
}

/** Asks again, with longer and longer pauses, while the cluster does not answer or is busy. */
export async function insist(ask: () => Promise<Answer>, options: SendOptions): Promise<Answer> {
  const { retries = 8 } = options
  for (let attempt = 0; ; attempt++) {
    try {
      const answer = await ask()
      if (!PASSING.has(answer.status) || attempt >= retries) return answer
      await pause(pauseBefore(attempt, answer.retryAfter, options))
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error
      if (attempt >= retries) throw unreachable(attempt + 1, error.message)
      await pause(pauseBefore(attempt, null, options))
    }
  }
}

class Sender {
  readonly progress = { indexed: 0, rejected: 0, repeated: 0 }
  readonly #cluster: Cluster
  readonly #options: SendOptions

  constructor(cluster: Cluster, options: SendOptions) {
    this.#cluster = cluster
    this.#options = options
  }

  async deliver(request: readonly BulkItem[]): Promise<void> {
    const { retries = 8 } = this.#options
    let pending = request
    for (let attempt = 0; ; attempt++) {
      const outcome = await this.#try(pending)
      if (outcome === 'too large' && pending.length > 1) {
        const half = pending.length >> 1
        await this.deliver(pending.slice(0, half))
        return this.deliver(pending.slice(half))
      }
      if (outcome === 'too large')
        return this.#reject(pending[0]!, TOO_LARGE, 'too_large', 'the cluster takes no request of this size')
      pending = outcome.again.map(({ item }) => item)
      this.#options.onProgress?.({ ...this.progress })
      if (pending.length === 0) return
      if (attempt >= retries) return this.#giveUp(outcome, attempt + 1)
      this.progress.repeated += pending.length
      await pause(pauseBefore(attempt, outcome.retryAfter, this.#options))
    }
  }

  async #try(pending: readonly BulkItem[]): Promise<Outcome | 'too large'> {
    let answer: Answer
    try {
      answer = await this.#cluster.request('POST', '/_bulk', pending.map(({ lines }) => lines).join(''))
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error
      return { again: all(pending, 0, 'unanswered', error.message), whole: error.message, retryAfter: null }
    }
    const { status, body, retryAfter } = answer
    if (status === TOO_LARGE) return 'too large'
    if (PASSING.has(status))
      return { again: all(pending, status, 'busy', `status ${status}`), whole: `it answers ${status}`, retryAfter }
    if (status < 200 || status > 299) throw refusal(status, body)
    const items = itemsOf(body)
    if (items === null || items.length !== pending.length)
      return {
        again: all(pending, 0, 'garbled', 'the answer is not whole'),
        whole: 'its answers are not whole',
        retryAfter,
      }
    return { again: await this.#sort(pending, items), whole: null, retryAfter }
  }

  /** Counts what was taken, hands out what was refused, and gives back what is to be sent again. */
  async #sort(pending: readonly BulkItem[], items: readonly ItemAnswer[]): Promise<Rejected[]> {
    const again: Rejected[] = []
    for (const [at, item] of pending.entries()) {
      const { status, error } = items[at]!
      const [type, reason] = [error?.type ?? 'unknown', error?.reason ?? `status ${status}`]
      if (status >= 200 && status <= 299) this.progress.indexed++
      else if (PASSING.has(status)) again.push({ item, status, type, reason })
      else await this.#reject(item, status, type, reason)
    }
    return again
  }

  async #reject(item: BulkItem, status: number, type: string, reason: string): Promise<void> {
    this.progress.rejected++
    await this.#options.onRejected?.({ item, status, type, reason })
  }

  async #giveUp({ again, whole }: Outcome, attempts: number): Promise<void> {
    if (whole !== null) throw unreachable(attempts, whole)
    for (const { item, status, type, reason } of again)
      await this.#reject(item, status, type, `${reason} (after ${attempts} attempts)`)
  }
}

/** Doubles from one attempt to the next, and is shortened by chance, so that several senders do not come back at once. */
function pauseBefore(
  attempt: number,
  retryAfter: number | null,
  { wait = 500, longest = 30_000 }: SendOptions,
): number {
  if (retryAfter !== null) return Math.min(retryAfter * 1000, longest)
  return Math.min(wait * 2 ** attempt, longest) * (0.5 + Math.random() / 2)
}

const unreachable = (attempts: number, reason: string) =>
  new SendError(
    `The cluster took nothing in ${attempts} attempts (${reason}). See to it and run the command again: what is there already replaces itself`,
  )

interface Outcome {
  readonly again: readonly Rejected[]
  /** Why nothing of the request was taken; null where it was answered document by document. */
  readonly whole: string | null
  readonly retryAfter: number | null
}

interface ItemAnswer {
  readonly status: number
  readonly error?: { readonly type?: string; readonly reason?: string }
}

const all = (pending: readonly BulkItem[], status: number, type: string, reason: string): Rejected[] =>
  pending.map((item) => ({ item, status, type, reason }))

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

function itemsOf(body: unknown): ItemAnswer[] | null {
  const { items } = (body ?? {}) as { items?: unknown }
  if (!Array.isArray(items)) return null
  const answers = items.map((item) => (item as { index?: ItemAnswer } | null)?.index)
  return answers.every((answer) => typeof answer?.status === 'number') ? (answers as ItemAnswer[]) : null
}

export function refusal(status: number, body: unknown): SendError {
  const { error } = (body ?? {}) as { error?: { reason?: string; type?: string } | string }
  const reason = typeof error === 'string' ? error : (error?.reason ?? error?.type ?? '')
  const way =
    status === 401 || status === 403
      ? 'Set GONGWEN_API_KEY, or GONGWEN_USERNAME and GONGWEN_PASSWORD, to those of a user who may write there'
      : 'See what it says, and whether the index and its template fit'
  return new SendError(`The cluster refuses the request with status ${status}${reason && ` (${reason})`}. ${way}`)
}
