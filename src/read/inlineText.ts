import type { Link } from '../source.ts'

const SPACES = /[ \t\n\r\f]+/g
/** Most words of a page have neither those nor these. */
const SPACED_OR_INVISIBLE = /[ \t\n\r\f\u00AD\u200B-\u200F\u2060\uFEFF]/
/** Characters that show nothing: they only say where a line may break. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g
/** Characters that are set without a space between them: a line break of the markup among them is none of the text. */
const UNSPACED = /[\u2E80-\u9FFF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60‘’“”…—·]/

const RAISED = { '0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹', '+': '⁺', '-': '⁻', '−': '⁻', n: 'ⁿ' } // prettier-ignore
const LOWERED = { '0': '₀', '1': '₁', '2': '₂', '3': '₃', '4': '₄', '5': '₅', '6': '₆', '7': '₇', '8': '₈', '9': '₉', '+': '₊', '-': '₋', '−': '₋' } // prettier-ignore

/** 10⁴ must not become 104: raised and lowered figures have characters of their own. Other words stay as they are. */
export function shifted(text: string, to: 'raised' | 'lowered'): string {
  const map: Readonly<Record<string, string>> = to === 'raised' ? RAISED : LOWERED
  const characters = [...text.trim()]
  return characters.length > 0 && characters.every((character) => character in map)
    ? characters.map((character) => map[character]).join('')
    : text
}

/** The words of a line under construction, its links with their places in it. White space is drawn together as a browser does. */
export class InlineText {
  text = ''
  readonly links: Link[] = []
  /** Characters that are links' words. */
  linked = 0
  /** White space since the last word: none, a blank, or a break of the markup. */
  #space: '' | ' ' | '\n' = ''

  add(raw: string): void {
    if (!SPACED_OR_INVISIBLE.test(raw)) return raw === '' ? undefined : this.#word(raw)
    const words = raw.replace(INVISIBLE, '')
    let at = 0
    for (const { index, 0: run } of words.matchAll(SPACES)) {
      if (index > at) this.#word(words.slice(at, index))
      this.#space = this.#space === '\n' || run.includes('\n') ? '\n' : ' '
      at = index + run.length
    }
    if (at < words.length) this.#word(at === 0 ? words : words.slice(at))
  }

  /** As it stands, white space and all. */
  addVerbatim(text: string): void {
    this.#settle(text)
    this.text += text
  }

  /** A break of the text itself. */
  break(): void {
    this.#space = ''
    this.text += '\n'
  }

  /** Everything that `words` adds is a link. */
  link(address: string, words: () => void): void {
    const before = this.text.length
    words()
    let start = before
    while (start < this.text.length && /\s/.test(this.text[start]!)) start++
    let end = this.text.length
    while (end > start && /\s/.test(this.text[end - 1]!)) end--
    if (end === start) return
    this.linked += end - start
    this.links.push({ span: [start, end], address })
  }

  #word(word: string): void {
    this.#settle(word)
    this.text += word
  }

  #settle(next: string): void {
    const space = this.#space
    this.#space = ''
    if (space === '' || this.text === '' || this.text.endsWith('\n')) return
    const between = space === '\n' && UNSPACED.test(this.text.at(-1)!) && UNSPACED.test(next[0] ?? '')
    if (!between) this.text += ' '
  }
}
