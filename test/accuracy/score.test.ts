/** The measure itself: what counts as right, too much and missed. */
import { fileURLToPath } from 'node:url'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseSync } from '../../src/index.ts'
import { likeness, pairUp } from './agree.ts'
import { damage } from './damage.ts'
import { readGold } from './gold.ts'
import { measures, score } from './score.ts'

const item = (...words: string[]) => ({ words })

describe('agreement', () => {
  test('is to the letter where it is strict, but for white space', () => {
    expect(pairUp([item('王 强')], [item('王强')], 'strict', false)).toHaveLength(1)
    expect(pairUp([item('甲、乙')], [item('甲，乙')], 'strict', false)).toHaveLength(0)
    expect(pairUp([item('甲、乙')], [item('甲，乙')], 'soft', false)).toHaveLength(1)
  })
  test('pairs each item once, the best first', () => {
    const gold = [item('', '个别单位报送信息不及时'), item('', '个别单位报送信息不及时，质量不高')]
    const found = [item('', '个别单位报送信息不及时，质量不高。')]
    expect(pairUp(gold, found, 'soft', true)).toEqual([[gold[1], found[0]]])
  })
  test('of long texts is in most of their words, and in whether they have a heading', () => {
    expect(likeness('加强领导，落实责任', '加强领导。落实责任')).toBe(1)
    expect(likeness('加强领导', '严格考核')).toBe(0)
    expect(pairUp([item('加强领导', '各单位要落实')], [item('', '加强领导各单位要落实')], 'soft', true)).toHaveLength(0)
  })
})

describe('score', () => {
  const notice = parseSync('关于检查情况的通报\n各乡镇人民政府：\n检查了12个村。\n岚山县人民政府办公室\n2023年7月6日\n')
  const gold = {
    title: '关于检查情况的通报',
    date: '2023-07-07',
    issuers: ['岚山县人民政府办公室', '岚山县财政局'],
    recipients: [],
  }

  test('counts what is right, found and wanted of each annotated field', () => {
    const { fields, exact, notices } = score([{ gold, notice }], 'soft', false)
    expect(Object.fromEntries(fields)).toEqual({
      title: { right: 1, found: 1, gold: 1 },
      date: { right: 0, found: 1, gold: 1 },
      issuers: { right: 1, found: 1, gold: 2 },
      recipients: { right: 0, found: 1, gold: 0 },
    })
    expect([exact, notices]).toEqual([0, 1])
    expect(measures(fields.get('issuers')!)).toEqual({ precision: 1, recall: 0.5, f1: 2 / 3 })
  })
  test('calls a notice right when every annotated field is', () => {
    expect(score([{ gold: { title: gold.title }, notice }], 'strict', false).exact).toBe(1)
  })
})

test('damage does what the crawl did', () => {
  expect(damage('关于检查的通报\n各乡镇：\n按照《办法》（2009年），检查了12，345户\t“好”。\n')).toBe(
    "关于检查的通报\n各乡镇.按照(2009年).检查了12.345户'好'.\n",
  )
})

test('every sample has gold that keeps to its schema', () => {
  const cases = readGold(fileURLToPath(new URL('../../samples', import.meta.url)))
  expect(cases.length).toBeGreaterThanOrEqual(9)
  for (const { path, gold } of cases) {
    expect(readFileSync(path).length).toBeGreaterThan(0)
    expect(Object.keys(gold).length).toBeGreaterThan(10)
  }
})

test('the notices composed for measuring are there, each with gold that keeps to its schema', () => {
  expect(readGold(fileURLToPath(new URL('./notices', import.meta.url)))).toHaveLength(30)
})
