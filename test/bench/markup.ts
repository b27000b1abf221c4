/**
 * HTML against rehype-parse, Markdown against remark-parse with GFM, DOCX in megabytes of XML a second.
 *   npm run bench:markup [-- FILE.html…]     (without files: a composed page of a government site)
 */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { unzipSync } from 'fflate'
import rehypeParse from 'rehype-parse'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { parse, read } from '../../dist/index.js'
import { cell, list, listed, listUse, paragraph, run, table, writeDocx } from '../read/docx/writeDocx.ts'

const ROUNDS = 15
const WARM_UP = 5

const TEXT = '各区县要高度重视统计数据质量，健全工作机制，落实工作责任，按时完成自查，并将结果于四月底前报送市统计局。'

function htmlPage(): string {
  const links = Array.from(
    { length: 60 },
    (_, at) => `<li><a href="/news/${at}.html">市政府召开第${at}次常务会议</a></li>`,
  ).join('\n')
  const style = 'margin-top: 0px; margin-bottom: 0px; text-indent: 2em; font-family: 宋体;'
  const body = Array.from(
    { length: 60 },
    () => `<p style="${style}"><span style="font-size: 12pt;">${TEXT}</span>${TEXT}</p>`,
  ).join('\n')
  const rows = Array.from(
    { length: 40 },
    (_, at) => `<tr><td>第${at}统计所</td><td>${at}</td><td>${2 * at}</td><td>${3 * at}</td></tr>`,
  ).join('\n')
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>关于统计工作考核情况的通报_市政府</title></head><body><div class="nav"><ul>${links}</ul></div><div class="page"><div class="TRS_Editor"><p style="text-align:center">关于统计工作考核情况的通报</p><p>各区县统计局：</p>${body}<table><tr><th>单位</th><th>上报</th><th>采用</th><th>合计</th></tr>${rows}</table><p>白鹿市统计局</p><p>2020年4月2日</p></div></div><div class="foot">主办单位：白鹿市人民政府</div></body></html>`
}

function markdownText(): string {
  const body = Array.from({ length: 60 }, () => `${TEXT}${TEXT}`).join('\n\n')
  const rows = Array.from({ length: 40 }, (_, at) => `| 第${at}统计所 | ${at} | ${2 * at} | ${3 * at} |`).join('\n')
  return `# 关于统计工作考核情况的通报\n\n各区县统计局：\n\n${body}\n\n| 单位 | 上报 | 采用 | 合计 |\n|---|---|---|---|\n${rows}\n\n白鹿市统计局\n`
}

function docx(): Uint8Array {
  const block =
    paragraph('工作要求', listed(1)) +
    paragraph(
      TEXT.match(/.{1,9}/g)!
        .map((part) => run(part, '<w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312"/><w:sz w:val="32"/>'))
        .join(''),
    ).repeat(20) +
    table(...Array.from({ length: 10 }, (_, at) => [cell(`第${at}统计所`), cell(String(at)), cell(String(2 * at))]))
  return writeDocx({ numbering: list(0, [['chineseCounting', '%1、']]) + listUse(1, 0), body: block.repeat(120) })
}

/** Medians in milliseconds; the ways take turns, so that a slow moment of the machine meets all of them. */
async function measure(ways: Record<string, () => unknown>): Promise<Record<string, number>> {
  const times: Record<string, number[]> = Object.fromEntries(Object.keys(ways).map((name) => [name, []]))
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const [name, act] of Object.entries(ways)) {
      const start = performance.now()
      await act()
      if (round >= 0) times[name]!.push(performance.now() - start)
    }
  }
  return Object.fromEntries(
    Object.entries(times).map(([name, all]) => [name, all.sort((a, b) => a - b)[all.length >> 1]!]),
  )
}

async function against(name: string, base: string, ways: Record<string, () => unknown>): Promise<void> {
  const medians = await measure(ways)
  console.log(name)
  for (const [way, time] of Object.entries(medians)) {
    console.log(`  ${way.padEnd(32)}${time.toFixed(2).padStart(9)} ms  ${(time / medians[base]!).toFixed(2)} × ${base}`)
  }
}

async function benchHtml(name: string, html: Uint8Array): Promise<void> {
  const rehype = unified().use(rehypeParse).freeze()
  await against(`${name}, ${(html.length / 1024).toFixed(0)} KiB`, 'rehype-parse', {
    'rehype-parse': () => rehype.parse(new TextDecoder().decode(html)),
    'HTML to source text': () => read(html, { format: 'html' }),
    'HTML to Notice': () => parse(html, { format: 'html' }),
  })
}

const files = process.argv.slice(2)
if (files.length === 0) await benchHtml('a page of a government site', Buffer.from(htmlPage()))
for (const file of files) await benchHtml(basename(file), readFileSync(file))

const markdown = Buffer.from(markdownText())
const remark = unified().use(remarkParse).use(remarkGfm).freeze()
await against(`Markdown, ${(markdown.length / 1024).toFixed(0)} KiB`, 'remark-parse with GFM', {
  'remark-parse with GFM': () => remark.parse(markdown.toString()),
  'Markdown to source text': () => read(markdown, { format: 'markdown' }),
})

const word = docx()
const size = Object.values(unzipSync(word)).reduce((sum, entry) => sum + entry.length, 0)
const { read: time } = await measure({ read: () => read(word) })
console.log(
  `DOCX, ${(size / 1e6).toFixed(1)} MB of XML: ${time!.toFixed(0)} ms to source text, ${(size / 1e3 / time!).toFixed(1)} MB a second`,
)
console.log(`memory: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB at most, the inputs among it`)
