import { describe, expect, it } from 'vitest'
import { toJson } from '../../src/write/json.ts'

describe('toJson', () => {
  it('keeps a document on one line for every reader', () => {
    const json = toJson({ text: '通\u2028报\u2029名\n单' }, 0)
    expect(json).toBe('{"text":"通\\u2028报\\u2029名\\n单"}')
    expect(JSON.parse(json)).toEqual({ text: '通\u2028报\u2029名\n单' })
  })
})
