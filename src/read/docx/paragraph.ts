/** A paragraph of WordprocessingML (`w:p`) as lines of text. */
import type { Link } from '../../source.ts'
import { InlineText, shifted } from '../inlineText.ts'
import { child, type XmlElement } from '../package/xml.ts'
import type { DocxDocument } from './document.ts'

export interface ParagraphText {
  readonly text: string
  readonly links: readonly Link[]
  /** Text boxes that hang on the paragraph, before or behind its words. */
  readonly boxesBefore: readonly XmlElement[]
  readonly boxesBehind: readonly XmlElement[]
  /** Its end is deleted: it is one with the next. */
  readonly joined: boolean
}

/** A page break among the words; `SourceBuilder` is told of it by who writes the paragraph. */
export const PAGE_BREAK = '\f'

/** Characters of symbol fonts that documents use for boxes to tick. */
const SYMBOLS: Readonly<Record<string, string>> = { '52': '☑', '53': '☒', '54': '☒', a3: '□', a8: '□', fe: '☑', fd: '☒', '6f': '□', '71': '□', fc: '✓', fb: '✗', '6c': '●', '6e': '■' } // prettier-ignore

/** A complex field (域) between its marks: what its code says, and its result. */
interface Field {
  code: string
  shown: boolean
}

export function readParagraph(paragraph: XmlElement, document: DocxDocument): ParagraphText {
  return new ParagraphWalk(document).read(paragraph)
}

class ParagraphWalk {
  readonly #document: DocxDocument
  readonly #line = new InlineText()
  readonly #before: XmlElement[] = []
  readonly #behind: XmlElement[] = []
  readonly #fields: Field[] = []

  constructor(document: DocxDocument) {
    this.#document = document
  }

  read(paragraph: XmlElement): ParagraphText {
    const properties = child(paragraph, 'pPr')
    const number = this.#document.numbering.numberOf(properties)
    this.#line.addVerbatim(number)
    const deleted = child(child(properties, 'rPr'), 'del') !== undefined
    if (deleted) this.#document.changes.deleted++
    this.#all(paragraph)
    const { text, links } = this.#line
    const empty = text.slice(number.length).trim() === ''
    return {
      text: empty && !this.#document.inTable ? '' : text,
      links,
      boxesBefore: this.#before,
      boxesBehind: this.#behind,
      joined: deleted,
    }
  }

  #all(parent: XmlElement): void {
    for (const element of parent.children) this.#visit(element)
  }

  #visit(element: XmlElement): void {
    const { changes } = this.#document
    switch (element.name) {
      case 'r':
        return this.#run(element)
      case 'pPr':
      case 'del':
      case 'moveFrom':
        if (element.name !== 'pPr' && holdsText(element)) changes.deleted++
        return
      case 'ins':
      case 'moveTo':
        if (holdsText(element)) changes.inserted++
        return this.#all(element)
      case 'hyperlink': {
        const address = this.#document.addressOf(element.attributes.id)
        if (address === null) return this.#all(element)
        return this.#line.link(address, () => this.#all(element))
      }
      case 'fldSimple':
        return this.#linked(element.attributes.instr ?? '', () => this.#all(element))
      case 'AlternateContent':
        return this.#all(child(element, 'Choice') ?? child(element, 'Fallback') ?? element)
      case 'oMath':
      case 'oMathPara':
        return this.#line.addVerbatim(mathOf(element))
      case 'sdtPr':
      case 'sdtEndPr':
      case 'rubyPr':
        return
      default:
        this.#all(element)
    }
  }

  #run(run: XmlElement): void {
    const properties = child(run, 'rPr')
    if (isOn(properties, 'vanish') && this.#fields.length === 0) return
    const shift = child(properties, 'vertAlign')?.attributes.val
    for (const element of run.children) this.#piece(element, shift)
  }

  #piece(element: XmlElement, shift: string | undefined): void {
    const { attributes, name, text } = element
    if (name === 'fldChar') return this.#fieldMark(attributes.fldCharType)
    const field = this.#fields.at(-1)
    if (name === 'instrText') {
      if (field) field.code += text
      return
    }
    if (this.#fields.some(({ shown }) => !shown)) return
    switch (name) {
      case 't':
        return this.#word(
          shift === 'superscript' ? shifted(text, 'raised') : shift === 'subscript' ? shifted(text, 'lowered') : text,
        )
      case 'tab':
      case 'ptab':
        return this.#line.addVerbatim('\t')
      case 'cr':
        return this.#line.break()
      case 'br':
        if (attributes.type === 'page') this.#line.addVerbatim(PAGE_BREAK)
        else if (attributes.type !== 'column') this.#line.break()
        return
      case 'noBreakHyphen':
        return this.#word('-')
      case 'sym':
        return this.#word(SYMBOLS[(attributes.char ?? '').toLowerCase().replace(/^f0/, '')] ?? '\uFFFD')
      case 'footnoteReference':
      case 'endnoteReference': {
        const mark = this.#document.noteMark(name === 'footnoteReference' ? 'footnote' : 'endnote', attributes.id)
        return this.#word(mark)
      }
      case 'ruby':
        return this.#all(child(element, 'rubyBase') ?? element)
      case 'AlternateContent':
        for (const piece of (child(element, 'Choice') ?? child(element, 'Fallback'))?.children ?? [])
          this.#piece(piece, shift)
        return
      case 'drawing':
      case 'pict':
      case 'object':
        return this.#boxes(element)
      default:
    }
  }

  #word(text: string): void {
    const address = this.#fieldAddress()
    if (address === null) this.#line.addVerbatim(text)
    else this.#line.link(address, () => this.#line.addVerbatim(text))
  }

  #fieldMark(type: string | undefined): void {
    if (type === 'begin') this.#fields.push({ code: '', shown: false })
    else if (type === 'separate' && this.#fields.length > 0) this.#fields.at(-1)!.shown = true
    else if (type === 'end') this.#fields.pop()
  }

  #fieldAddress(): string | null {
    for (const { code, shown } of this.#fields) {
      const address = shown ? addressIn(code) : null
      if (address !== null) return address
    }
    return null
  }

  #linked(code: string, words: () => void): void {
    const address = addressIn(code)
    if (address === null) words()
    else this.#line.link(address, words)
  }

  /** Text boxes (文本框) of drawings. */
  #boxes(element: XmlElement): void {
    if (element.name === 'txbxContent') (this.#line.text.trim() === '' ? this.#before : this.#behind).push(element)
    else if (element.name === 'AlternateContent')
      this.#boxes(child(element, 'Choice') ?? child(element, 'Fallback') ?? emptied)
    else for (const inner of element.children) this.#boxes(inner)
  }
}

const emptied: XmlElement = { name: '', attributes: {}, children: [], text: '' }

/** `HYPERLINK "https://…"`; a place in the document itself leads nowhere. */
function addressIn(code: string): string | null {
  return /^\s*HYPERLINK\s+"([^"\\]+)"/i.exec(code)?.[1] ?? null
}

export function isOn(properties: XmlElement | undefined, name: string): boolean {
  const property = child(properties, name)
  return property !== undefined && !['0', 'false', 'off'].includes(property.attributes.val ?? '1')
}

function holdsText(element: XmlElement): boolean {
  return element.children.some((inner) => inner.name === 't' || inner.name === 'delText' || holdsText(inner))
}

function mathOf(element: XmlElement): string {
  return element.name === 't' ? element.text : element.children.map(mathOf).join('')
}
