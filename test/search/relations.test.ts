import { expect, test } from 'vitest'
import { parseSync } from '../../src/index.ts'
import { openIndex, relationKinds, relationsOf } from '../../src/search/index.ts'
import { titleKey } from '../../src/search/titleKey.ts'
import cases from './relations.cases.json' with { type: 'json' }

for (const { about, text, relations } of cases)
  test(about, () => {
    const found = relationsOf(parseSync(text))
    expect(found).toHaveLength(relations.length)
    for (const [at, relation] of relations.entries()) expect(found[at]).toMatchObject(relation)
    for (const { span } of found) expect(text.slice(...span).length).toBeGreaterThan(0)
  })

test('the cases hold every kind of relation', () => {
  const met = cases.flatMap(({ relations }) => relations.map(({ kind }) => kind))
  expect(relationKinds.filter((kind) => !met.includes(kind))).toEqual([])
})

test('a title is the same with its organ or without, and another where it forwards', () => {
  expect(titleKey('岚河市水利局关于加强水库巡查工作的通知')).toBe(titleKey('关于加强水库巡查工作的通知'))
  expect(titleKey('岚河市水利局转发省水利厅关于加强水库巡查工作的通知')).not.toBe(
    titleKey('关于加强水库巡查工作的通知'),
  )
})

const notice = (title: string, number: string, body: string) =>
  `${title}\n${number}\n各县（区）人民政府：\n${body}\n岚河市人民政府\n2014年2月11日\n`

test('a relation leads to the notice that it names, whichever comes first, and to none where several could be meant', async () => {
  const index = await openIndex(':memory:')
  const add = (name: string, text: string) => index.add({ notice: parseSync(text, { name }), text })
  const targets = () =>
    index.list('relations', 'basis:*', { limit: 99 }).hits.map(({ notice, target }) => [notice, target])
  add(
    'citing',
    notice(
      '关于开展检查的通知',
      '岚政发〔2014〕5号',
      '根据《关于加强渡口管理的通知》（岚政发[2013]11号），请开展检查。',
    ),
  )
  add('by-title', notice('关于开展复查的通知', '岚政发〔2014〕6号', '根据《关于整治河道采砂的意见》，请开展复查。'))
  index.commit()
  expect(targets()).toEqual([
    ['citing', null],
    ['by-title', null],
  ])
  add(
    'cited',
    notice('岚河市人民政府关于加强渡口管理的通知', '岚政发〔2013〕11号', '各地要加强渡口管理，配备救生设备。'),
  )
  add(
    'titled',
    notice('岚河市人民政府关于整治河道采砂的意见', '岚政发〔2012〕40号', '各地要整治河道采砂，恢复河岸植被。'),
  )
  index.commit()
  expect(targets()).toEqual([
    ['citing', 'cited'],
    ['by-title', 'titled'],
  ])
  expect(index.search('citedby:岚政发〔2014〕5号').hits.map(({ source }) => source)).toEqual(['cited'])
  add(
    'titled-too',
    notice('碧溪县人民政府关于整治河道采砂的意见', '碧政发〔2012〕2号', '县内河道采砂一律停止，由水利局负责清理。'),
  )
  index.commit()
  expect(targets()).toEqual([
    ['citing', 'cited'],
    ['by-title', null],
  ])
  index.remove('titled-too')
  index.remove('cited')
  index.commit()
  expect(targets()).toEqual([
    ['citing', null],
    ['by-title', 'titled'],
  ])
  index.close()
})
