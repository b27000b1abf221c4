import { expect, test } from 'vitest'
import { parseSync } from '../../src/index.ts'

test.each([
  [
    'a table of contents is no title',
    '白鹿市城市绿化条例\n目　　录\n第一章　总　　则\n第二章　附　　则\n第一章　总　　则\n第一条　为了加强绿化，制定本条例。\n',
    '白鹿市城市绿化条例',
  ],
  [
    'nor is the word of a kind alone',
    '白鹿市城市绿化工作方案\n方案\n一、总体要求\n各单位要认真落实。\n',
    '白鹿市城市绿化工作方案',
  ],
])('%s', (_, text, title) => {
  expect(parseSync(text).title?.text).toBe(title)
})
