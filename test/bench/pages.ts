/**
 * PDF and OFD to notices: against the pdf.js calls that a PDF needs, and in megabytes of XML a second.
 *   npm run bench:pages [-- FILE…]     (without files: a notice with a long table, printed by Chromium)
 */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { PDFParse } from 'pdf-parse'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { chromium } from 'playwright-core'
import { unzipSync } from 'fflate'
import { parse } from '../../dist/index.js'
import { fontData } from '../../src/read/pdf/fontData.ts'
import { writeOfd } from '../read/ofd/writeOfd.ts'
import { gridRules, type PageInput } from '../read/page/pageOf.ts'

const ROUNDS = 7
const WARM_UP = 2

const TEXT = '各区县要高度重视统计数据质量，健全工作机制，落实工作责任，按时完成自查，并将结果于四月底前报送。'
const ROW = '<tr><td>东阳区第一统计所<td>1268<td>326<td><td>12.5<td>1594</tr>'

async function printed(): Promise<Uint8Array> {
  const html = `<meta charset="utf-8"><style>@page{size:A4;margin:30mm}body{font:16pt/28pt "Noto Serif CJK SC"}p{text-indent:2em;margin:0}h1{text-align:center}
    table{border-collapse:collapse;width:100%;font-size:10pt}td{border:1px solid}</style><h1>关于统计工作考核情况的通报</h1><p>各区县统计局：</p>${`<p>${TEXT.repeat(3)}</p>`.repeat(70)}
    <table><tr><td>单位<td>上报<td>采用<td>约稿<td>增长<td>合计</tr>${ROW.repeat(400)}</table>`
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage()
    await page.setContent(html)
    return await page.pdf({ preferCSSPageSize: true })
  } finally {
    await browser.close()
  }
}

async function load(bytes: Uint8Array): Promise<[PDFParse, PDFDocumentProxy]> {
  const parser = new PDFParse({ data: bytes.slice(), cMapPacked: true, maxImageSize: 4, ...fontData() })
  return [parser, await (parser as unknown as { load(): Promise<PDFDocumentProxy> }).load()]
}

/** What pdf.js takes to tell of each page its text and its operators. */
async function pdfjs(bytes: Uint8Array): Promise<number> {
  const [parser, document] = await load(bytes)
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    await page.getTextContent()
    await page.getOperatorList()
    page.cleanup()
  }
  const pages = document.numPages
  await parser.destroy()
  return pages
}

async function operators(bytes: Uint8Array): Promise<void> {
  const [parser, document] = await load(bytes)
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    await page.getOperatorList()
    page.cleanup()
  }
  await parser.destroy()
}

async function getText(bytes: Uint8Array): Promise<void> {
  const [parser] = await load(bytes)
  await parser.getText()
  await parser.destroy()
}

/** Medians in milliseconds; the ways take turns, so that a slow moment of the machine meets all of them. */
async function measure(ways: Record<string, () => Promise<unknown>>): Promise<Record<string, number>> {
  const times: Record<string, number[]> = Object.fromEntries(Object.keys(ways).map((name) => [name, []]))
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const [name, run] of Object.entries(ways)) {
      const start = performance.now()
      await run()
      if (round >= 0) times[name]!.push(performance.now() - start)
    }
  }
  return Object.fromEntries(
    Object.entries(times).map(([name, all]) => [name, all.sort((a, b) => a - b)[all.length >> 1]!]),
  )
}

async function benchPdf(name: string, bytes: Uint8Array): Promise<void> {
  const pages = await pdfjs(bytes)
  const medians = await measure({
    'pdf.js, text and operators': () => pdfjs(bytes),
    'pdf.js, operators alone': () => operators(bytes),
    'pdf-parse, getText': () => getText(bytes),
    'PDF to Notice': () => parse(bytes),
  })
  console.log(`${name}, ${pages} pages, ${(bytes.length / 1024).toFixed(0)} KiB`)
  const base = medians['pdf.js, text and operators']!
  for (const [way, time] of Object.entries(medians)) {
    console.log(`  ${way.padEnd(32)}${time.toFixed(0).padStart(8)} ms  ${(time / base).toFixed(2)} × pdf.js`)
  }
}

async function benchOfd(): Promise<void> {
  const page: PageInput = {
    text: Array.from({ length: 24 }, (_, line) => [90, 100 + 28 * line, 16, TEXT.slice(0, 26)]),
    rules: gridRules(
      Array.from({ length: 8 }, (_, at) => 90 + 58 * at),
      [780, 790, 800],
    ),
  }
  const bytes = writeOfd({ pages: Array.from({ length: 200 }, () => page) })
  const size = Object.values(unzipSync(bytes)).reduce((sum, entry) => sum + entry.length, 0)
  const { 'OFD to Notice': time } = await measure({ 'OFD to Notice': () => parse(bytes) })
  console.log(
    `OFD, 200 pages, ${(size / 1e6).toFixed(1)} MB of XML: ${time!.toFixed(0)} ms, ${(size / 1e3 / time!).toFixed(1)} MB a second`,
  )
}

const files = process.argv.slice(2)
if (files.length === 0) await benchPdf('printed by Chromium', await printed())
for (const file of files) await benchPdf(basename(file), readFileSync(file))
await benchOfd()
console.log(`memory: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB at most`)
