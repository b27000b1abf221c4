/**
 * A small writer of PDF for tests: pages of texts and rules, as `pageOf` takes them. Its font is named and not embedded (STSong-Light by
 * UniGB-UCS2), so that reading it needs pdf.js's character maps.
 */
import type { PageInput, TextRun } from '../page/pageOf.ts'
import { Lock } from './lock.ts'

export interface PdfInput {
  readonly pages: readonly PageInput[]
  /** The page is shown turned by so many degrees clockwise; its texts and rules are given as shown. */
  readonly rotate?: 0 | 90 | 180 | 270
  /** The file opens with this password only. */
  readonly password?: string
  /** Text is drawn invisibly, as text recognition does under a scan. */
  readonly hidden?: boolean
}

export function writePdf({ pages, rotate = 0, hidden = false, password }: PdfInput): Uint8Array {
  const lock = password === undefined ? null : new Lock(password)
  const objects: string[] = []
  const add = (body: string) => objects.push(body)
  add('<< /Type /Catalog /Pages 2 0 R >>')
  const kids = pages.map((_, at) => `${12 + 2 * at} 0 R`)
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${kids.join(' ')}] >>`)
  for (const [at, suffix] of ['H', 'V', 'H', 'V'].entries()) {
    add(
      `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-${suffix} /DescendantFonts [${at < 2 ? 7 : 8} 0 R] >>`,
    )
  }
  for (let at = 0; at < 2; at++) {
    add(
      `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor ${9 + at} 0 R /DW 1000 /W [1 95 500] >>`,
    )
  }
  for (let at = 0; at < 2; at++) {
    add(
      '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    )
  }
  add('<< /Font << /F1 3 0 R /F1V 4 0 R /F2 5 0 R /F2V 6 0 R >> >>')
  for (const page of pages) {
    const [width, height] = page.size ?? [595, 842]
    const [w, h] = rotate % 180 === 0 ? [width, height] : [height, width]
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w} ${h}] /Rotate ${rotate} /Resources 11 0 R /Contents ${objects.length + 2} 0 R >>`,
    )
    const content = contentOf(page, [w, h], rotate, hidden)
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
  }
  let file = '%PDF-1.5\n'
  const offsets = objects.map((body, at) => {
    const offset = file.length
    file += `${at + 1} 0 obj\n${lock ? lock.seal(body, at + 1) : body}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const start = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${lock?.trailer ?? ''} >>\nstartxref\n${start}\n%%EOF\n`
  return Uint8Array.from(file, (character) => character.charCodeAt(0))
}

/** From the page as shown, y down, to its own space, y up. */
function toPage(rotate: number, [width, height]: readonly [number, number]): string {
  switch (rotate) {
    case 90:
      return `0 1 1 0 0 0 cm`
    case 180:
      return `-1 0 0 1 ${width} 0 cm`
    case 270:
      return `0 -1 -1 0 ${width} ${height} cm`
    default:
      return `1 0 0 -1 0 ${height} cm`
  }
}

function contentOf(
  { text, rules = [] }: PageInput,
  size: readonly [number, number],
  rotate: number,
  hidden: boolean,
): string {
  const lines = rules.map(([x0, y0, x1, y1], at) => {
    // By turns as a line and as a thin area, as writers do it.
    if (at % 2 === 0) return `0.5 w ${x0} ${y0} m ${x1} ${y1} l S`
    return x1 - x0 > y1 - y0 ? `${x0} ${y0 - 0.25} ${x1 - x0} 0.5 re f` : `${x0 - 0.25} ${y0} 0.5 ${y1 - y0} re f`
  })
  return `${toPage(rotate, size)}\n${lines.join('\n')}\n${text.map((run) => textOf(run, hidden)).join('\n')}`
}

function textOf([x, baseline, size, said, looks = {}]: TextRun, hidden: boolean): string {
  const { font = 'body', red = false, turned = 0, vertical = false, spacing = 0 } = looks
  const [cos, sin] = [Math.cos((turned * Math.PI) / 180), Math.sin((turned * Math.PI) / 180)]
  const name = `${font === 'body' ? '/F1' : '/F2'}${vertical ? 'V' : ''}`
  const codes = Array.from(said, (character) => character.charCodeAt(0).toString(16).padStart(4, '0')).join('')
  const matrix = [cos, sin, sin, -cos, x, baseline].map((value) => value.toFixed(4)).join(' ')
  return `BT ${red ? '1 0 0' : '0 0 0'} rg ${hidden ? 3 : 0} Tr ${name} ${size} Tf ${vertical ? -spacing : spacing} Tc ${matrix} Tm <${codes}> Tj ET`
}
