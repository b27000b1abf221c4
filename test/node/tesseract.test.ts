/** Text recognition by tesseract, of a page that is a picture. */
import { expect, test } from 'vitest'
import { parse } from '../../src/gongwen.ts'
import { tesseract } from '../../src/node/tesseract.ts'
import { read } from '../../src/read/read.ts'
import { scanOf } from '../read/pdf/scanOf.ts'
import { writePdf } from '../read/pdf/writePdf.ts'

const HTML = `<meta charset="utf-8"><style>body{margin:240px 180px;font:44px/80px "Noto Serif CJK SC"}h1{font-size:60px;text-align:center}p{margin:0;text-indent:2em}.u{text-indent:0}.r{text-align:right;margin-top:60px}</style>
<h1>东阳市统计局关于做好年报工作的通知</h1><p class="u">各区县统计局：</p>
<p>为做好今年的统计年报工作，现将有关事项通知如下，请认真贯彻执行。各单位要加强组织领导，严格执行统计制度，按时上报各项数据，不得迟报和漏报。</p>
<p class="r">东阳市统计局</p><p class="r">2016年3月12日</p>`

test('a scan is read by recognizing its text, and every character knows its place', async () => {
  const scan = await scanOf(HTML)
  await expect(read(scan)).rejects.toMatchObject({ rule: 'no-text', place: 'page 1 to 1' })

  const { source } = await read(scan, { recognizer: tesseract() })
  const lines = source.text.split('\n')
  expect(lines[0]!.replace(/\s/g, '')).toBe('东阳市统计局关于做好年报工作的通知')
  // The paragraph's lines are joined.
  expect(lines.find((line) => line.includes('贯彻执行'))).toMatch(/不得迟报和漏报/)
  const at = source.text.indexOf('关于')
  const [box] = source.locate!([at, at + 2])
  expect(box!.page).toBe(1)
  expect(box!.top).toBeGreaterThan(80)
  expect(box!.bottom).toBeLessThan(150)

  const notice = await parse(scan, { recognizer: tesseract() })
  expect(notice.title?.text).toBe('东阳市统计局关于做好年报工作的通知')
  expect(notice.date?.iso).toBe('2016-03-12')
}, 120_000)

test('without the command, or its language, the message says what to install', async () => {
  const blank = writePdf({ pages: [{ text: [] }] })
  const missing = tesseract({ command: 'no-such-command' })
  await expect(read(blank, { recognizer: missing })).rejects.toThrow(
    /no-such-command is not there .*tesseract-ocr-chi-sim/,
  )
  const language = tesseract({ languages: 'no_such_language' })
  await expect(read(blank, { recognizer: language })).rejects.toThrow(/failed .*tesseract-ocr-chi-sim/)
})

test('a layer of text under a scan is read', async () => {
  const { source } = await read(writePdf({ pages: [{ text: [[90, 120, 16, '统计通知']] }], hidden: true }))
  expect(source.text).toBe('统计通知')
})
