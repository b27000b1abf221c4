/** A document in an OFD file: its pages in order, each with its template under it. */
import { PageInk } from '../page/pageInk.ts'
import type { Matrix } from '../page/matrix.ts'
import type { Package } from '../package/package.ts'
import { child, childrenOf, parseXml, type XmlElement } from '../package/xml.ts'
import type { ReadContext } from '../readContext.ts'
import { numbersOf } from './numbers.ts'
import { drawObjects } from './pageObjects.ts'
import { addResources, noResources, type Resources } from './resources.ts'

const POINTS = 72 / 25.4
/** A4, where the document gives no size. */
const A4 = [0, 0, 210, 297]
/** Pages larger than this, in millimetres, are none. */
const LARGEST = 10_000

const WAY_OUT = 'Have it saved anew by the program that wrote it'

export class OfdDocument {
  readonly #files: Package
  readonly #context: ReadContext
  readonly #path: string
  readonly #root: XmlElement
  readonly #resources: Resources = noResources()
  readonly #templates = new Map<string, XmlElement>()
  readonly #pages: readonly string[]
  /** What of the file is wanting, in words. */
  readonly missing: string[] = []

  /**
   * @param path the document's `Document.xml`
   * @throws {ReadError} `damaged-file` where it is missing or no XML
   */
  constructor(files: Package, path: string, context: ReadContext) {
    this.#files = files
    this.#context = context
    this.#path = path
    const root = this.#open(path)
    if (root === null) throw context.error('damaged-file', path, 'the document that OFD.xml names is missing', WAY_OUT)
    this.#root = root
    const common = child(root, 'CommonData')
    for (const { name, text } of common?.children ?? []) {
      if (name === 'PublicRes' || name === 'DocumentRes') this.#addResources(resolve(path, text.trim()))
    }
    for (const { attributes } of childrenOf(common, 'TemplatePage')) {
      const template = this.#part(attributes.BaseLoc, 'the template')
      if (template) this.#templates.set(attributes.ID ?? '', template)
    }
    this.#pages = childrenOf(child(root, 'Pages'), 'Page').map(({ attributes }) =>
      resolve(path, attributes.BaseLoc ?? ''),
    )
    context.limit('pages', this.#pages.length, path)
  }

  get length(): number {
    return this.#pages.length
  }

  /** @param index from 0. @returns null for a page that the file names and does not hold */
  page(index: number): PageInk | null {
    const path = this.#pages[index]!
    const root = this.#open(path)
    if (root === null) {
      this.missing.push(`page ${index + 1} (${path})`)
      return null
    }
    for (const resource of childrenOf(root, 'PageRes')) this.#addResources(resolve(path, resource.text.trim()))
    const [x, y, width, height] = this.#areaOf(root)
    const ink = new PageInk(width * POINTS, height * POINTS)
    const matrix: Matrix = [POINTS, 0, 0, POINTS, -x * POINTS, -y * POINTS]
    for (const { attributes } of childrenOf(root, 'Template')) {
      const template = this.#templates.get(attributes.TemplateID ?? '')
      if (template) this.#draw(template, matrix, ink)
      else this.missing.push(`the template ${attributes.TemplateID} of page ${index + 1}`)
    }
    this.#draw(root, matrix, ink)
    return ink
  }

  #draw(root: XmlElement, matrix: Matrix, ink: PageInk): void {
    const drawing = { ink, resources: this.#resources, drawParam: undefined }
    for (const content of childrenOf(root, 'Content')) drawObjects(content, matrix, drawing)
  }

  #areaOf(page: XmlElement): [number, number, number, number] {
    const areas = [child(page, 'Area'), child(child(this.#root, 'CommonData'), 'PageArea')]
    for (const area of areas) {
      const box = numbersOf(child(area, 'PhysicalBox')?.text)
      const [, , width = 0, height = 0] = box
      if (width > 0 && height > 0 && width < LARGEST && height < LARGEST) return box as [number, number, number, number]
    }
    return A4 as [number, number, number, number]
  }

  #addResources(path: string): void {
    const root = this.#open(path)
    if (root) addResources(this.#resources, root)
    else this.missing.push(`resources (${path})`)
  }

  #part(location: string | undefined, what: string): XmlElement | null {
    const path = resolve(this.#path, location ?? '')
    const root = this.#open(path)
    if (root === null) this.missing.push(`${what} (${path})`)
    return root
  }

  #open(path: string): XmlElement | null {
    const bytes = this.#files.bytes(path)
    return bytes === null ? null : parseXml(bytes, path, this.#context)
  }
}

/** A location that a file names: from the root, or from the folder of the file. */
export function resolve(from: string, location: string): string {
  const parts = location.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of location.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}
