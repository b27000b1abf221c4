/** Addresses of a page's links: whole where the page's own address is known. */

export class PageAddress {
  readonly #base: string | null

  /** @param base the page's own address, or null where it is not known */
  constructor(base: string | null) {
    this.#base = base !== null && URL.canParse(base) ? base : null
  }

  /** Null for what leads nowhere: a script, a place on the same page. */
  resolve(href: string): string | null {
    const address = href.trim()
    if (address === '' || address.startsWith('#') || /^(?:javascript|vbscript|data):/i.test(address)) return null
    if (this.#base !== null && URL.canParse(address, this.#base)) return new URL(address, this.#base).href
    return address
  }
}
