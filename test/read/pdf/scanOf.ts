/** A scan for tests: a page that Chromium shows, as a picture in a PDF. */
import { chromium } from 'playwright-core'

/** A4 at 200 dots an inch. */
const [WIDTH, HEIGHT] = [1654, 2339]

export async function scanOf(html: string): Promise<Uint8Array> {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } })
    await page.setContent(html)
    return pdfOf(await page.screenshot({ type: 'jpeg', quality: 90 }))
  } finally {
    await browser.close()
  }
}

function pdfOf(jpeg: Uint8Array): Uint8Array {
  const content = 'q 595 0 0 842 0 0 cm /Im Do Q'
  const objects: (string | [string, Uint8Array])[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /Im 4 0 R >> >> /Contents 5 0 R >>',
    [
      `/Type /XObject /Subtype /Image /Width ${WIDTH} /Height ${HEIGHT} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`,
      jpeg,
    ],
    ['', new TextEncoder().encode(content)],
  ]
  const parts: Uint8Array[] = []
  let length = 0
  const add = (part: string | Uint8Array) => {
    const bytes = typeof part === 'string' ? new TextEncoder().encode(part) : part
    parts.push(bytes)
    length += bytes.length
  }
  add('%PDF-1.5\n')
  const offsets = objects.map((object, at) => {
    const offset = length
    add(`${at + 1} 0 obj\n`)
    if (typeof object === 'string') add(object)
    else {
      add(`<< ${object[0]} /Length ${object[1].length} >>\nstream\n`)
      add(object[1])
      add('\nendstream')
    }
    add('\nendobj\n')
    return offset
  })
  const start = length
  add(
    `xref\n0 6\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`,
  )
  add(`trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`)
  return Buffer.concat(parts)
}
