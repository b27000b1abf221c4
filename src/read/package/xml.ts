/** XML of a package's entry as a tree, names without their prefix. */
import { SaxesParser } from 'saxes'
import type { ReadContext } from '../readContext.ts'
import { ReadError } from '../readError.ts'

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

/**
 * @param place the entry's name, for errors
 * @throws {ReadError} `damaged-file` for XML that is not well-formed, with line and column; `limit-exceeded` for elements too deep
 */
export function parseXml(bytes: Uint8Array, place: string, context: ReadContext): XmlElement {
  const root: Open = { name: '', attributes: {}, children: [], text: '' }
  const open: Open[] = [root]
  const parser = new SaxesParser({ position: true })
  parser.on('opentag', ({ name, attributes }) => {
    const own: Record<string, string> = {}
    for (const key in attributes) own[local(key)] = attributes[key] as string
    const element: Open = { name: local(name), attributes: own, children: [], text: '' }
    context.limit('depth', open.length, place)
    open.at(-1)!.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => {
    open.pop()
  })
  const addText = (text: string) => {
    open.at(-1)!.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('error', (error) => {
    throw error
  })
  try {
    parser.write(textOf(bytes)).close()
  } catch (error) {
    if (error instanceof ReadError) throw error
    const at = `${place}, line ${parser.line}, column ${parser.column + 1}`
    const reason = `it is not well-formed XML (${(error as Error).message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')})`
    throw context.error(
      'damaged-file',
      at,
      reason,
      'Get the file again, or have it saved anew by the program that wrote it',
    )
  }
  return root.children[0]!
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
