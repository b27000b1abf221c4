/** A small writer of OFD (GB/T 33190) for tests: pages of texts and rules, as `pageOf` takes them. */
import { strToU8, zipSync } from 'fflate'
import { isEastAsian } from '../../../src/read/page/line.ts'
import type { PageInput, TextRun } from '../page/pageOf.ts'

const MILLIMETRES = 25.4 / 72
const mm = (points: number) => String(Math.round(points * MILLIMETRES * 10_000) / 10_000)
const escape = (text: string) => text.replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`)
const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8"?>\n${body}`
const SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'

export interface OfdInput {
  readonly pages: readonly PageInput[]
  /** Stands under every page. */
  readonly template?: PageInput
}

/** A file with one document or several. */
export function writeOfd(...documents: readonly OfdInput[]): Uint8Array {
  return zipSync(entriesOf(...documents))
}

/** The entries of such a file, to be left out, broken or added to. */
export function entriesOf(...documents: readonly OfdInput[]): Record<string, Uint8Array> {
  const entries: Record<string, string> = {}
  const bodies = documents.map(
    (_, at) => `<ofd:DocBody><ofd:DocRoot>Doc_${at}/Document.xml</ofd:DocRoot></ofd:DocBody>`,
  )
  entries['OFD.xml'] = xml(`<ofd:OFD ${SPACE} DocType="OFD" Version="1.0">${bodies.join('')}</ofd:OFD>`)
  documents.forEach(({ pages, template }, at) => {
    const list = pages.map((_, page) => `<ofd:Page ID="${page + 10}" BaseLoc="Pages/Page_${page}/Content.xml"/>`)
    const common = template ? '<ofd:TemplatePage ID="5" BaseLoc="Tpls/Tpl_0/Content.xml"/>' : ''
    entries[`Doc_${at}/Document.xml`] = xml(
      `<ofd:Document ${SPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 ${mm(595)} ${mm(842)}</ofd:PhysicalBox></ofd:PageArea>` +
        `<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>${common}</ofd:CommonData><ofd:Pages>${list.join('')}</ofd:Pages></ofd:Document>`,
    )
    entries[`Doc_${at}/PublicRes.xml`] = xml(
      `<ofd:Res ${SPACE} BaseLoc="Res"><ofd:DrawParams><ofd:DrawParam ID="3" LineWidth="0.2"/></ofd:DrawParams></ofd:Res>`,
    )
    if (template) entries[`Doc_${at}/Tpls/Tpl_0/Content.xml`] = contentOf(template, '')
    pages.forEach((page, index) => {
      entries[`Doc_${at}/Pages/Page_${index}/Content.xml`] = contentOf(
        page,
        template ? '<ofd:Template TemplateID="5" ZOrder="Background"/>' : '',
      )
    })
  })
  return Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, strToU8(text)]))
}

function contentOf({ size, text, rules = [] }: PageInput, template: string): string {
  const area = size ? `<ofd:Area><ofd:PhysicalBox>0 0 ${mm(size[0])} ${mm(size[1])}</ofd:PhysicalBox></ofd:Area>` : ''
  const objects = text.map(textObject).join('') + rules.map(pathObject).join('')
  return xml(
    `<ofd:Page ${SPACE}>${area}${template}<ofd:Content><ofd:Layer ID="1" DrawParam="3">${objects}</ofd:Layer></ofd:Content></ofd:Page>`,
  )
}

/** Offsets that are all one are written in the standard's shorthand. */
function deltas(values: readonly number[]): string {
  return values.length > 2 && values.every((value) => value === values[0])
    ? `g ${values.length} ${mm(values[0]!)}`
    : values.map(mm).join(' ')
}

function textObject([x, baseline, size, said, looks = {}]: TextRun): string {
  const { font = 'body', red = false, turned = 0, vertical = false, spacing = 0 } = looks
  const advances = Array.from(
    said,
    (character) => (isEastAsian(character) || character === '\u3000' ? size : size / 2) + spacing,
  )
  const offsets = deltas(advances.slice(0, -1))
  const [cos, sin] = [Math.cos((turned * Math.PI) / 180), Math.sin((turned * Math.PI) / 180)].map((value) =>
    value.toFixed(6),
  )
  const ctm = turned === 0 ? '' : ` CTM="${cos} ${sin} ${-Number(sin)} ${cos} 0 0"`
  // Vertical text: the middle of the upper edge is at x, so the glyph begins half its width before.
  const [left, top] = vertical ? [x - size / 2, baseline + 0.88 * size] : [x, baseline]
  const delta = vertical ? `DeltaY="${offsets}"` : `DeltaX="${offsets}"`
  const colour = red ? '<ofd:FillColor Value="230 0 18"/>' : ''
  return `<ofd:TextObject ID="7" Boundary="${mm(left)} ${mm(top)} 100 100" Font="${font}" Size="${mm(size)}"${ctm}>${colour}<ofd:TextCode X="0" Y="0" ${delta}>${escape(said)}</ofd:TextCode></ofd:TextObject>`
}

function pathObject([x0, y0, x1, y1]: readonly [number, number, number, number]): string {
  return `<ofd:PathObject ID="8" Boundary="${mm(x0)} ${mm(y0)} 200 200"><ofd:AbbreviatedData>M 0 0 L ${mm(x1 - x0)} ${mm(y1 - y0)}</ofd:AbbreviatedData></ofd:PathObject>`
}
