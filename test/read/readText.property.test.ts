import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byteUnits } from '../../src/read/byteUnits.ts'
import { charsets } from '../../src/read/charset.ts'
import { decode } from '../../src/read/decode.ts'
import { ReadError } from '../../src/read/readError.ts'
import { readText } from '../../src/read/readText.ts'
import { join, marks, utf8, utf16 } from './bytes.ts'

const gb2312 = (() => {
  const bytes: number[] = []
  for (let lead = 0xb0; lead <= 0xd7; lead++) for (let trail = 0xa1; trail < 0xfa; trail++) bytes.push(lead, trail)
  return [...new TextDecoder('gb18030').decode(Uint8Array.from(bytes))]
})()
const han = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...gb2312) },
  fc.integer({ min: 0x4e00, max: 0x9fff }).map(String.fromCodePoint),
)
const punctuation = fc.constantFrom(...'，。、；：？！“”（）《》〔〕—…　\n', ...'0123456789%.')
const chinese = (minLength: number) =>
  fc
    .string({ unit: fc.oneof({ weight: 6, arbitrary: han }, punctuation), minLength, maxLength: 60 })
    .filter((text) => text.trim() !== '')

/** Bytes of any kind, and bytes that are nearly text. */
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.tuple(chinese(1), fc.nat(), fc.uint8Array({ maxLength: 4 })).map(([text, place, wedge]) => {
    const bytes = utf8(text)
    const at = place % (bytes.length + 1)
    return join(bytes.subarray(0, at), wedge, bytes.subarray(at + wedge.length))
  }),
)

/** Reads bytes back and demands the text. */
function expectText(bytes: Uint8Array, text: string, charset: string): void {
  expect(readText(bytes).source).toMatchObject({ text, charset })
}

describe('detection', () => {
  it('reads every Chinese text in UTF-8', () => {
    fc.assert(fc.property(chinese(1), (text) => expectText(utf8(text), text, 'utf-8')))
  })

  it.each(['le', 'be'] as const)(
    'reads every Chinese sentence of eight characters or more in UTF-16%s without a mark',
    (order) => {
      // The full stop (U+3002) keeps all of it from being printable ASCII: 啊 alone is also "JU".
      const sentence = chinese(8).map((text) => `${text}。`)
      fc.assert(fc.property(sentence, (text) => expectText(utf16(text, order), text, `utf-16${order}`)))
    },
  )

  it.each(['le', 'be'] as const)('reads every Chinese text in UTF-16%s with a mark', (order) => {
    const charset = `utf-16${order}` as const
    fc.assert(fc.property(chinese(1), (text) => expectText(join(marks[charset], utf16(text, order)), text, charset)))
  })
})

describe('readText', () => {
  it('throws nothing but a ReadError, whatever the bytes', () => {
    const label = fc.option(fc.constantFrom(...charsets, 'gbk', 'nonsense'), { nil: undefined })
    const property = fc.property(anyBytes, label, (bytes, charset) => {
      try {
        readText(bytes, charset === undefined ? {} : { charset })
      } catch (error) {
        expect(error).toBeInstanceOf(ReadError)
      }
    })
    fc.assert(property, { numRuns: 1000 })
  })

  it('takes any string as it stands', () => {
    const string = fc.string({ unit: 'binary' }).filter((text) => text.trim() !== '')
    const property = fc.property(string, (text) => {
      expect(readText(text).source.text).toBe(text)
    })
    fc.assert(property)
  })
})

const writtenReplacement = { 'utf-8': [0xef, 0xbf, 0xbd], 'utf-16le': [0xfd, 0xff], 'utf-16be': [0xff, 0xfd] }

describe('decode', () => {
  it.each(['utf-8', 'utf-16le', 'utf-16be'] as const)(
    '%s: gives what TextDecoder gives, and a gap for each U+FFFD',
    (charset) => {
      fc.assert(
        fc.property(anyBytes, (bytes) => {
          // Bytes that are the character U+FFFD itself are no gap.
          fc.pre(!Buffer.from(bytes).includes(Buffer.from(writtenReplacement[charset])))
          const { text, gaps } = decode(bytes, charset)
          expect(text).toBe(new TextDecoder(charset, { ignoreBOM: true }).decode(bytes))
          const told = gaps.reduce((sum, { start, end }) => sum + end - start, 0)
          expect(told).toBe([...text].filter((character) => character === '\uFFFD').length)
        }),
      )
    },
  )

  it.each(charsets)('%s: gaps stand in order, apart, and on stand-ins', (charset) => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const { text, gaps } = decode(bytes, charset)
        let from = 0
        for (const { offset, length, start, end } of gaps) {
          expect(offset).toBeGreaterThanOrEqual(from)
          expect(length).toBeGreaterThan(0)
          expect(text.slice(start, end)).toMatch(/^\uFFFD+$/)
          from = offset + length
        }
        expect(from).toBeLessThanOrEqual(bytes.length)
      }),
    )
  })

  it.each(Object.entries(byteUnits))('%s: characters cover the bytes without a rest', (_charset, unitAt) => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        let at = 0
        while (at < bytes.length) at += Math.abs(unitAt(bytes, at)) || Number.NaN
        expect(at).toBe(bytes.length)
      }),
    )
  })
})
