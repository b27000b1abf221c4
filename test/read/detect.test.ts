/** Short texts, each in every charset that holds it, with and without a mark: the charset is found and the text comes back. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readText } from '../../src/read/readText.ts'
import { base64Bytes, join, marks, utf8, utf16 } from './bytes.ts'

interface Case {
  text: string
  gb18030?: string
  hz?: string
  big5?: string
}

const load = (name: string) =>
  JSON.parse(readFileSync(new URL(`cases/${name}.json`, import.meta.url), 'utf8')) as Case[]
const cases = [...load('simplified'), ...load('traditional')]

type Encoding = [charset: string, marked: string, bytes: Uint8Array]

function encodings({ text, gb18030, hz, big5 }: Case): Encoding[] {
  const mark = 'with a mark'
  const all: Encoding[] = [
    ['utf-8', '', utf8(text)],
    ['utf-8', mark, join(marks['utf-8'], utf8(text))],
    ['utf-16le', '', utf16(text, 'le')],
    ['utf-16le', mark, join(marks['utf-16le'], utf16(text, 'le'))],
    ['utf-16be', '', utf16(text, 'be')],
    ['utf-16be', mark, join(marks['utf-16be'], utf16(text, 'be'))],
  ]
  if (gb18030) all.push(['gb18030', '', base64Bytes(gb18030)])
  if (gb18030) all.push(['gb18030', mark, join(marks.gb18030, base64Bytes(gb18030))])
  if (hz) all.push(['hz', '', base64Bytes(hz)])
  if (big5) all.push(['big5', '', base64Bytes(big5)])
  return all
}

/** Two characters whose four bytes of UTF-16 are printable ASCII as well: nothing can tell, so a message must. */
const undecidable = ['特急']

describe.each(cases)('$text', (one) => {
  it.each(encodings(one))('%s %s', (charset, marked, bytes) => {
    const { source, messages } = readText(bytes)
    const rules = messages.map(({ rule }) => rule)
    if (charset.startsWith('utf-16') && marked === '' && undecidable.includes(one.text)) {
      expect(rules).toEqual(['charset-doubtful'])
    } else {
      expect(source).toMatchObject({ charset, text: one.text, bytes: bytes.length })
      expect(rules.filter((rule) => rule !== 'charset-doubtful')).toEqual([])
    }
  })
})

describe('a text of 20 characters or more leaves no doubt', () => {
  const text = '各县市区人民政府，市人民政府各工作部门：现将二〇〇八年工作情况通报如下。'
  it.each(encodings({ text }))('%s %s', (_charset, _marked, bytes) => {
    expect(readText(bytes).messages).toEqual([])
  })
})
