/**
 * Time against length: each kind of text at four lengths, each twice the one before; a straight line doubles.
 *   npm run bench:length
 */
import { readFileSync } from 'node:fs'
import { parseSync } from '../../dist/index.js'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const degraded = read('seeds/2009-xianyang-portal-circular.txt').split('附件1.')[0]!
const clean = read('samples/2010-lanhe-forestry-circular.txt')
const head = '关于开展检查的通知\n各单位：\n'

const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join('')

/** A text of so many thousand characters, roughly. */
const kinds: Record<string, (thousands: number) => string> = {
  'degraded bodies': (n) => times(n / 2, () => degraded),
  'clean notices': (n) => times(n / 2, () => `${clean}\n`),
  references: (n) => head + times(n * 32, (i) => `根据《第${i}号办法规定》（政发〔2009〕${i}号）要求，`),
  attachments: (n) => `${head}请执行。\n${times(n * 50, (i) => `附件${i % 99}\n表${i}\n甲12 乙34\n`)}`,
  'tables in one attachment': (n) =>
    `${head}请执行。\n附件1\n名单\n${times(n * 20, (i) => `表${i}\n单位\t数\n甲局\t1\n乙局\t2\n合计\t3\n说明。\n`)}`,
  digits: (n) => head + '12345'.repeat(n * 200),
  'white space': (n) => `${head}${' \t'.repeat(n * 500)}完`,
  'openers of sections': (n) => head + '。一、工作'.repeat(n * 200),
}

for (const [kind, make] of Object.entries(kinds)) {
  const measured = [50, 100, 200, 400].map((thousands) => {
    const text = make(thousands)
    const start = performance.now()
    parseSync(text)
    return `${Math.round(text.length / 1000)}k ${Math.round(performance.now() - start)} ms`
  })
  console.log(kind.padEnd(28), measured.map((one) => one.padStart(16)).join(''))
}
