/** A pack of one's own, as docs/grammar.md shows it. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { readGrammars } from '../../grammars/build.ts'
import { extendGrammar } from '../../src/grammar/index.ts'
import { parseSync } from '../../src/index.ts'

const docs = readFileSync(new URL('../../docs/grammar.md', import.meta.url), 'utf8')
const pack: unknown = parseYaml(/```yaml\n(# pack\.yaml\n[\s\S]*?)```/.exec(docs)![1]!)
const grammar = extendGrammar(readGrammars(), pack)

const text = `制文号：岚网〔2021〕4号
岚河市网格化治理工作指引
岚河市网格长：
请按本指引开展工作。
岚河市网格化治理工作专班
2021年5月6日
`

test('its words are known, in labels, salutations and signatures', () => {
  const { documentNumber, recipients, issuers, title } = parseSync(text, { grammar })
  expect(documentNumber?.text).toBe('岚网〔2021〕4号')
  expect(title?.text).toBe('岚河市网格化治理工作指引')
  expect(recipients.map(({ name }) => name)).toEqual(['岚河市网格长'])
  expect(issuers.map(({ name }) => name)).toEqual(['岚河市网格化治理工作专班'])
})

test('without it they are not', () => {
  const { recipients, issuers } = parseSync(text)
  expect(recipients).toEqual([])
  expect(issuers).toEqual([])
})

test('a rule of its own replaces the one of its name', () => {
  const rule = {
    about: '编号',
    source: 'a pack',
    pattern: '(?<agencyCode> 岚 ) 字 (?<serial> \\d{1,3} ) 号',
    match: ['岚字7号'],
    reject: ['岚字'],
  }
  const own = extendGrammar(readGrammars(), { documentNumber: { rules: { decree: rule } } })
  const notice = parseSync('岚河市人民政府关于开展检查的通知\n岚字7号\n各县人民政府：\n现通知如下。\n', {
    grammar: own,
  })
  expect(notice.documentNumber).toMatchObject({ agencyCode: '岚', serial: 7 })
})

test('a pack of another shape is named', () => {
  expect(() => extendGrammar(readGrammars(), { mark: { words: { number: '制文号' } } })).toThrow(/grammar pack/)
})
