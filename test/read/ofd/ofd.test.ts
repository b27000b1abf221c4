/** OFD: several documents in a file, templates, what is wanting, and files that are broken. */
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { read, readAll } from '../../../src/read/read.ts'
import { ReadError } from '../../../src/read/readError.ts'
import { entriesOf, writeOfd } from './writeOfd.ts'

const page = (text: string) => ({ text: [[90, 120, 16, text]] as [number, number, number, string][] })

test('several documents in a file are read one by one', async () => {
  const bytes = writeOfd({ pages: [page('第一份通知')] }, { pages: [page('第二份通知'), page('第二张')] })
  const found = []
  for await (const reading of readAll(bytes, { name: 'two.ofd' })) {
    if (reading instanceof ReadError) throw reading
    found.push([reading.source.name, reading.source.text])
  }
  expect(found).toEqual([
    ['two.ofd/Doc_0', '第一份通知'],
    ['two.ofd/Doc_1', '第二份通知\n\f第二张'],
  ])
  await expect(read(bytes)).rejects.toMatchObject({ rule: 'several-documents' })
})

test('a template stands under every page', async () => {
  const { source } = await read(writeOfd({ pages: [page('内容')], template: { text: [[90, 90, 16, '表头']] } }))
  expect(source.text).toBe('表头\n内容')
})

test('text without offsets, escaped marks, a composite graphic and a hidden object', async () => {
  const entries = entriesOf({ pages: [page('占位')] })
  const text = (at: number, code: string, more = '') =>
    `<ofd:TextObject ID="1" Boundary="20 ${at} 100 10" Font="1" Size="5"${more}>${code}</ofd:TextObject>`
  entries['Doc_0/Pages/Page_0/Content.xml'] = strToU8(
    `<ofd:Page xmlns:ofd="x"><ofd:Content><ofd:Layer ID="1">${text(30, '<ofd:TextCode X="0" Y="5">甲&amp;乙</ofd:TextCode>')}` +
      `<ofd:CompositeObject ID="2" ResourceID="9" Boundary="0 50 100 100"/>` +
      `${text(90, '<ofd:TextCode X="0" Y="5" DeltaX="g 9999999999 5">不见</ofd:TextCode>', ' Visible="false"')}</ofd:Layer></ofd:Content></ofd:Page>`,
  )
  entries['Doc_0/PublicRes.xml'] = strToU8(
    `<ofd:Res xmlns:ofd="x"><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="9"><ofd:Content>` +
      `${text(10, '<ofd:TextCode X="0" Y="5" DeltaX="g 9999999999 5">共用</ofd:TextCode>')}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>`,
  )
  const { source } = await read(zipSync(entries))
  expect(source.text).toBe('甲&乙\n共用')
})

test.each([
  ['a page', 'Doc_0/Pages/Page_1/Content.xml', 'page 2 (Doc_0/Pages/Page_1/Content.xml)'],
  ['the resources', 'Doc_0/PublicRes.xml', 'resources (Doc_0/PublicRes.xml)'],
])('%s that is wanting is told', async (_, name, said) => {
  const entries = entriesOf({ pages: [page('第一张'), page('第二张'), page('第三张')] })
  delete entries[name]
  const { messages } = await read(zipSync(entries))
  expect(messages).toMatchObject([{ rule: 'missing-entry', text: expect.stringContaining(said) as string }])
})

test.each([
  ['OFD.xml', null, 'damaged-file', 'OFD.xml'],
  ['Doc_0/Document.xml', null, 'damaged-file', 'Doc_0/Document.xml'],
  ['OFD.xml', '<ofd:OFD><ofd:DocBody>', 'damaged-file', 'OFD.xml, line 1, column 23'],
  [
    'Doc_0/Pages/Page_0/Content.xml',
    '<Page>\n<Content></Page>',
    'damaged-file',
    'Doc_0/Pages/Page_0/Content.xml, line 2',
  ],
  ['Doc_0/Encryptions.xml', '<x/>', 'encrypted-file', 'Doc_0/Encryptions.xml'],
  ['Doc_0/Pages/Page_0/Content.xml', '<Page/>', 'no-text', null],
  [
    'Doc_0/Pages/Page_0/Content.xml',
    `${'<a>'.repeat(600)}${'</a>'.repeat(600)}`,
    'limit-exceeded',
    'Doc_0/Pages/Page_0/Content.xml',
  ],
])('%s broken (%#) is refused', async (name, content, rule, place) => {
  const entries = entriesOf({ pages: [page('通知')] })
  if (content === null) delete entries[name]
  else entries[name] = strToU8(content)
  // Without OFD.xml nothing tells an OFD but its name.
  const error = await read(zipSync(entries), { format: 'ofd' }).then(
    () => null,
    (thrown: unknown) => thrown as ReadError,
  )
  expect(error).toBeInstanceOf(ReadError)
  expect(error!.rule).toBe(rule)
  if (place !== null) expect(error!.place).toContain(place)
})

test('an entry that unfolds to far more than it is folded to is refused', async () => {
  const entries = entriesOf({ pages: [page('通知')] })
  entries['Doc_0/Pages/Page_0/Content.xml'] = new Uint8Array(40 * 1024 * 1024).fill(32)
  await expect(read(zipSync(entries))).rejects.toMatchObject({ rule: 'limit-exceeded' })
})

test('an entry whose size is given too small does not unfold further', async () => {
  const bytes = zipSync({ ...entriesOf({ pages: [page('通知')] }) })
  const view = new DataView(bytes.buffer)
  // The first entry of the directory: OFD.xml.
  let at = bytes.length - 22
  while (view.getUint32(at, true) !== 0x06054b50) at--
  view.setUint32(view.getUint32(at + 16, true) + 24, 5, true)
  await expect(read(bytes, { format: 'ofd' })).rejects.toMatchObject({
    rule: 'damaged-file',
    place: expect.stringContaining('OFD.xml') as string,
  })
})
