/** A small writer of Word documents for tests: WordprocessingML as it is given, in the package that Word expects. */
import { strToU8, zipSync } from 'fflate'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const MORE =
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

export interface DocxInput {
  /** Children of `w:body`. */
  readonly body: string
  /** Children of `w:numbering`, `w:styles`, `w:footnotes`, `w:hdr`, `w:ftr`. */
  readonly numbering?: string
  readonly styles?: string
  readonly footnotes?: string
  readonly header?: string
  readonly footer?: string
  /** Addresses of hyperlinks by their ids. */
  readonly links?: Readonly<Record<string, string>>
  /** Where the main part stands. */
  readonly part?: string
}

export function writeDocx({ body, links = {}, part = 'word/document.xml', ...parts }: DocxInput): Uint8Array {
  const files: Record<string, Uint8Array> = {}
  const add = (name: string, xml: string) => {
    files[name] = strToU8(`${DECLARATION}${xml}`)
  }
  const relationships = Object.entries(links).map(
    ([id, target]) => `<Relationship Id="${id}" Type="${TYPE}/hyperlink" Target="${target}" TargetMode="External"/>`,
  )
  const roots = {
    numbering: 'numbering',
    styles: 'styles',
    footnotes: 'footnotes',
    header: 'hdr',
    footer: 'ftr',
  } as const
  for (const [name, root] of Object.entries(roots) as [keyof typeof roots, string][]) {
    const xml = parts[name]
    if (xml === undefined) continue
    add(`word/${name}.xml`, `<w:${root} ${W} ${MORE}>${xml}</w:${root}>`)
    relationships.push(`<Relationship Id="${name}" Type="${TYPE}/${name}" Target="/word/${name}.xml"/>`)
  }
  const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
  const rels = (inner: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`
  add('[Content_Types].xml', types)
  add('_rels/.rels', rels(`<Relationship Id="main" Type="${TYPE}/officeDocument" Target="${part}"/>`))
  add(part, `<w:document ${W} ${MORE}><w:body>${body}</w:body></w:document>`)
  add(part.replace(/([^/]+)$/, '_rels/$1.rels'), rels(relationships.join('')))
  return zipSync(files)
}

export const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** A run of text. */
export const run = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escape(text)}</w:t></w:r>`

/** A paragraph of text, or of runs as they are given. */
export const paragraph = (content: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') ? content : run(content)}</w:p>`

/** What puts a paragraph into a list. */
export const listed = (list: number, level = 0): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`

/** A list's definition, a level a format: `['chineseCounting', '%1、']`. */
export function list(id: number, levels: readonly (readonly [format: string, text: string, more?: string])[]): string {
  const inner = levels.map(
    ([format, text, more = ''], level) =>
      `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`,
  )
  return `<w:abstractNum w:abstractNumId="${id}">${inner.join('')}</w:abstractNum>`
}

export const listUse = (id: number, abstract: number, overrides = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${overrides}</w:num>`

/** A cell, with what its properties say. */
export const cell = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : paragraph(content)}</w:tc>`

export const table = (...rows: (readonly string[])[]): string =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('')}</w:tbl>`
