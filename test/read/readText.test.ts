/** Bytes beside what becomes of them, messages and errors to the letter. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ReadError } from '../../src/read/readError.ts'
import { type ReadTextOptions, readText } from '../../src/read/readText.ts'
import { describeSource, Source } from '../../src/source.ts'
import type { Message } from '../../src/types.ts'
import { hexBytes } from './bytes.ts'

interface Case {
  about: string
  hex: string
  /** Bytes to leave off at the end. */
  cut?: number
  options?: ReadTextOptions
  text?: string
  charset?: string
  messages?: Message[]
  error?: { rule: string; place: string | null; message: string }
}

const cases = JSON.parse(readFileSync(new URL('cases/bytes.json', import.meta.url), 'utf8')) as Case[]

describe('bytes', () => {
  it.each(cases)('$about', ({ hex, cut = 0, options, text, charset, messages, error }) => {
    const all = hexBytes(hex)
    const read = () => readText(all.subarray(0, all.length - cut), options)
    if (error) {
      expect(read).toThrow(ReadError)
      expect(read).toThrow(expect.objectContaining({ ...error, name: 'ReadError', file: options?.name ?? null }))
    } else {
      const result = read()
      expect(result.source).toMatchObject({ text, charset })
      expect(result.messages).toEqual(messages)
      for (const { rule, span } of result.messages) {
        if (rule === 'undecodable-bytes') expect(result.source.text.slice(...span!)).toMatch(/^\uFFFD+$/)
      }
    }
  })

  it('tells twenty broken places one by one and counts the rest', () => {
    const bytes = hexBytes('E9809A FF '.repeat(50))
    const { messages } = readText(bytes, { charset: 'utf-8' })
    expect(messages).toHaveLength(21)
    expect(messages.at(-1)).toEqual({
      severity: 'warning',
      rule: 'undecodable-bytes',
      text: '30 more bytes at 30 more places, from offset 83 on, cannot be read as utf-8',
      span: [41, 100],
    })
  })
})

describe('a string', () => {
  it('is taken as it stands', () => {
    const text = '\uFEFF通报\r\n　名单\u2028\u0000'
    const { source, messages } = readText(text, { name: 'n.txt' })
    expect(source).toEqual({
      text,
      name: 'n.txt',
      mediaType: 'text/plain',
      charset: 'utf-8',
      bytes: 24,
      sha256: readText(new TextEncoder().encode(text), { charset: 'utf-8' }).source.sha256,
      grids: [],
      links: [],
      locate: null,
    })
    expect(messages).toEqual([])
  })

  it('that is empty is refused', () => {
    expect(() => readText('')).toThrow('input: there is nothing in it (0 bytes).')
  })
})

describe('source', () => {
  it('hashes the bytes as they came, the mark included', () => {
    // printf '\xef\xbb\xbf通报' | sha256sum
    const { source } = readText(hexBytes('EFBBBF E9809AE68AA5'))
    expect(source.sha256).toBe('e4ae9204b0ab43c66f5420eef93bfee797a21fcbd09c7a31ab10e1d3c5b8678a')
    expect(source.bytes).toBe(9)
  })

  it('is described without its text', () => {
    const described = describeSource(readText('通报\n', { name: 'n.txt' }).source)
    expect(Source.parse(described)).toEqual(described)
    expect(described).toMatchObject({ name: 'n.txt', length: 3 })
  })
})
