/** Damaged files: never a crash or a hang; either a reading or a `ReadError` that says where and what to do. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAll } from '../../src/read/read.ts'
import { ReadError } from '../../src/read/readError.ts'
import { writeOfd } from './ofd/writeOfd.ts'
import { gridRules, type PageInput } from './page/pageOf.ts'
import { writePdf } from './pdf/writePdf.ts'

const pages: PageInput[] = [1, 2, 3].map((number) => ({
  text: [
    [166, 140, 22, `关于第${number}次检查情况的通报`],
    [122, 200, 16, '各区县要认真组织自查，发现问题及时整改并上报结果。'],
    [94, 315, 10, '单位'],
    [194, 315, 10, '件数'],
    [94, 340, 10, '东阳区'],
    [194, 340, 10, '12'],
  ],
  rules: gridRules([90, 190, 290], [300, 325, 350]),
}))

const files = { pdf: writePdf({ pages }), ofd: writeOfd({ pages }) }

async function outcome(bytes: Uint8Array): Promise<string> {
  let said = ''
  for await (const reading of readAll(bytes, { name: 'file', signal: AbortSignal.timeout(20_000) })) {
    if (!(reading instanceof ReadError)) {
      for (const { text } of reading.messages) expect(text).not.toBe('')
      said += 'read '
      continue
    }
    expect(reading.rule).not.toBe('aborted')
    expect(reading.message).toMatch(/^file(?:\/\S+)?(?:, [^:]+)?: .+\. .+\.$/s)
    said += `${reading.rule} `
  }
  expect(said).not.toBe('')
  return said
}

for (const [format, bytes] of Object.entries(files)) {
  test(`${format} cut off at 20 places`, async () => {
    let refused = 0
    for (let at = 1; at <= 20; at++) {
      const said = await outcome(bytes.subarray(0, Math.floor((bytes.length * at) / 21)))
      if (!said.includes('read')) refused++
    }
    expect(refused).toBeGreaterThan(0)
  })

  test(`${format} with bits flipped`, async () => {
    const flips = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(7)), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(flips, async (places) => {
        const copy = bytes.slice()
        for (const [at, bit] of places) copy[at]! ^= 1 << bit
        await outcome(copy)
      }),
      { numRuns: 30 },
    )
  })

  test(`${format} after its first bytes is noise`, async () => {
    const copy = bytes.slice()
    for (let at = 8; at < copy.length; at++) copy[at] = (at * 7919 + 13) % 251
    expect(await outcome(copy)).toBe('damaged-file ')
  })
}

test('no bytes at all', async () => {
  expect(await outcome(new Uint8Array())).toBe('empty-input ')
})

test('a file is told by what it holds, whatever its name says', async () => {
  for (const [format, bytes] of Object.entries(files)) {
    for await (const reading of readAll(bytes, { name: 'notice.txt' })) {
      if (reading instanceof ReadError) throw reading
      expect(reading.source.mediaType).toBe(`application/${format}`)
    }
  }
})
