/** XML of a package's entry as a tree, names without their prefix. */
import { SaxesParser } from 'saxes'
import type { ReadContext } from '../readContext.ts'

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** Character data that stands in it directly. */
  readonly text: string
}

interface Open {
  name: string
  attributes: Record<string, string>
  children: Open[]
  text: string
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** So many characters are parsed before others have their turn. */
const CHUNK = 1 << 18

/**
 * @param place the entry's name, for errors
 * @throws {ReadError} `damaged-file` for XML that is not well-formed, with line and column; `limit-exceeded` for elements too deep
 */
export function parseXml(bytes: Uint8Array, place: string, context: ReadContext): XmlElement {
  const tree = new XmlTree(place, context, () => false)
  tree.write(textOf(bytes))
  return tree.close()
}

/**
 * As `parseXml`, for entries that may be large: elements that `take` wants are handed to it when they are whole, and not kept.
 *
 * @param take told an element and how many elements it stands in; true where it has taken it
 */
export async function parseLargeXml(
  bytes: Uint8Array,
  place: string,
  context: ReadContext,
  take: (element: XmlElement, depth: number) => boolean,
): Promise<XmlElement> {
  const tree = new XmlTree(place, context, take)
  const text = textOf(bytes)
  for (let at = 0; at < text.length; at += CHUNK) {
    await context.breathe(place)
    tree.write(text.slice(at, at + CHUNK))
  }
  return tree.close()
}

class Malformed extends Error {}

class XmlTree {
  readonly #place: string
  readonly #context: ReadContext
  readonly #parser = new SaxesParser({ position: true })
  readonly #root: Open = { name: '', attributes: {}, children: [], text: '' }

  constructor(place: string, context: ReadContext, take: (element: XmlElement, depth: number) => boolean) {
    this.#place = place
    this.#context = context
    const open: Open[] = [this.#root]
    this.#parser.on('opentag', ({ name, attributes }) => {
      const own: Record<string, string> = {}
      for (const key in attributes) own[local(key)] = attributes[key] as string
      const element: Open = { name: local(name), attributes: own, children: [], text: '' }
      context.limit('depth', open.length, place)
      open.at(-1)!.children.push(element)
      open.push(element)
    })
    this.#parser.on('closetag', () => {
      const element = open.pop()!
      if (take(element, open.length - 1)) open.at(-1)!.children.pop()
    })
    const addText = (text: string) => {
      open.at(-1)!.text += text
    }
    this.#parser.on('text', addText)
    this.#parser.on('cdata', addText)
    this.#parser.on('error', ({ message }) => {
      throw new Malformed(message)
    })
  }

  write(text: string): void {
    this.#told(() => this.#parser.write(text))
  }

  close(): XmlElement {
    this.#told(() => this.#parser.close())
    return this.#root.children[0]!
  }

  #told(act: () => void): void {
    try {
      act()
    } catch (error) {
      if (!(error instanceof Malformed)) throw error
      const at = `${this.#place}, line ${this.#parser.line}, column ${this.#parser.column + 1}`
      const said = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')
      const wayOut = 'Get the file again, or have it saved anew by the program that wrote it'
      throw this.#context.error('damaged-file', at, `it is not well-formed XML (${said})`, wayOut)
    }
  }
}
/** UTF-8, or what the mark at the start or the declaration says. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const declared = /^<\?xml[^>]{0,200}encoding\s{0,9}=\s{0,9}["'](gb[\w-]{1,8})["']/i.test(
    String.fromCharCode(...bytes.subarray(0, 200)),
  )
  return new TextDecoder(declared ? 'gb18030' : 'utf-8').decode(bytes)
}

export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((inner) => inner.name === name)
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((inner) => inner.name === name) ?? []
}
