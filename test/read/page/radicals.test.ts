import { expect, test } from 'vitest'
import { unifyRadicals } from '../../../src/read/page/radicals.ts'

const all = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => String.fromCharCode(from + at))

test('Kangxi radicals become what Unicode calls compatible, but for the two that fonts for simplified characters draw otherwise', () => {
  const others = all(0x2f00, 0x2fd5).filter((radical) => unifyRadicals(radical) !== radical.normalize('NFKC'))
  expect(others.map((radical) => [radical, unifyRadicals(radical)])).toEqual([
    ['⼾', '户'],
    ['⾭', '青'],
  ])
})

test('radicals of the supplement become ideographs, but for the two that stand for none', () => {
  const left = all(0x2e80, 0x2ef3).filter((radical) => unifyRadicals(radical) === radical)
  expect(left).toEqual(['⺀', '⺚'])
  expect(unifyRadicals('⻅⻚⻓⻔⻛⻝⻢⻥⻰⻬⺠⻄')).toBe('见页长门风食马鱼龙齐民西')
})

test('other compatible characters stay', () => {
  const text = '①㎡Ⅷ（）：％金①'
  expect(unifyRadicals(text)).toBe(text)
})
