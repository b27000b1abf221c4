/**
 * What an input may at most ask for. A reader that meets a limit stops with a `ReadError` of the rule `limit-exceeded`, whose message names
 * the limit, how much there is and how much is allowed.
 */
export interface Limits {
  /** Size of an input, in bytes. */
  readonly bytes: number
  /** Size of what a compressed input (DOCX, OFD, ZIP, PDF streams, gzip) unfolds to, in bytes. */
  readonly expandedBytes: number
  /** How many times its compressed size an input may unfold to; asked beyond 16 MiB, as small inputs may well be repetitive. */
  readonly expansion: number
  /** Pages of a document. */
  readonly pages: number
  /** Entries of a container (ZIP, DOCX, OFD, WARC, MHT). */
  readonly entries: number
  /** Elements within elements (HTML, XML), and as many frames, forms and groups (PDF, OFD). */
  readonly depth: number
  /** Containers within containers (a ZIP in a ZIP). */
  readonly containers: number
}

export const defaultLimits: Limits = {
  bytes: 256 * 1024 * 1024,
  expandedBytes: 1024 * 1024 * 1024,
  expansion: 250,
  pages: 10_000,
  entries: 50_000,
  depth: 500,
  containers: 3,
}

/** Below this size of what comes out, the ratio of expansion is not asked. */
export const SMALL = 16 * 1024 * 1024

/** The limits in words. */
export const limitNames: Record<keyof Limits, string> = {
  bytes: 'bytes of an input',
  expandedBytes: 'bytes that it unfolds to',
  expansion: 'times its compressed size that it unfolds to',
  pages: 'pages',
  entries: 'entries',
  depth: 'elements within elements',
  containers: 'containers within containers',
}
