/** Through every fault, each document is in the cluster exactly once, or named with the reason. There is no real server here: see `faultServer.ts`. */
import fastCheck from 'fast-check'
import { expect, test } from 'vitest'
import { type Notice, parseSync } from '../../../src/index.ts'
import {
  connect,
  clientNames,
  putTemplate,
  type Rejected,
  sendBulk,
  SendError,
} from '../../../src/search/cluster/index.ts'
import { bulkRequests } from '../../../src/write/bulk/requests.ts'
import { documentId } from '../../../src/write/bulk/document.ts'
import { composeArchive } from '../archive.ts'
import cases from './send.cases.json' with { type: 'json' }
import { type Fault, faults, REFUSED, startFaultServer } from './faultServer.ts'

const archive = [...composeArchive(40)].map(({ path, text }) => parseSync(text, { name: path }))
const quick = { wait: 1, longest: 5 }

async function* stream(notices: readonly Notice[]) {
  yield* notices
}

const refusable = (notices: readonly Notice[], count: number) =>
  notices.map((notice, at) =>
    at < count ? { ...notice, title: { ...notice.title!, text: `${REFUSED}${notice.title!.text}` } } : notice,
  )

/** Sends the notices through the faults, and holds the server to what it must have. */
async function sendThrough(
  client: (typeof clientNames)[number],
  script: readonly Fault[],
  notices: readonly Notice[],
  refused: number,
) {
  const server = await startFaultServer(script)
  const cluster = await connect(server.url, { client, environment: {}, timeout: 5000 })
  const rejected: Rejected[] = []
  try {
    const requests = bulkRequests(stream(notices), { index: 'notices', bytes: 20_000 })
    const progress = await sendBulk(requests, cluster, { ...quick, onRejected: (one) => void rejected.push(one) })
    const wanted = notices.slice(refused).map((notice) => `notices/${documentId(notice)}`)
    expect([...server.stored.keys()].sort()).toEqual(wanted.sort())
    expect(progress).toMatchObject({ indexed: notices.length - refused, rejected: refused })
    expect(rejected.map(({ item }) => item.id).sort()).toEqual(notices.slice(0, refused).map(documentId).sort())
    return progress
  } finally {
    await cluster.close()
    await server.close()
  }
}

for (const client of clientNames) {
  for (const { about, faults: script, refused = 0, repeated } of cases)
    test(`${client}: ${about}`, async () => {
      const progress = await sendThrough(client, script as Fault[], refusable(archive, refused), refused)
      if (repeated !== undefined) expect(progress.repeated).toBe(repeated)
      else if (!script.includes('413')) expect(progress.repeated).toBeGreaterThan(0)
    })
}

test('any order of faults', async () => {
  const script = fastCheck.array(fastCheck.constantFrom(...faults), { maxLength: 12 })
  await fastCheck.assert(
    fastCheck.asyncProperty(script, async (script) => void (await sendThrough('opensearch', script, archive, 0))),
    { numRuns: 25 },
  )
})

test('the cases go through every fault', () => {
  const met = new Set(cases.flatMap((one) => one.faults))
  expect(faults.filter((fault) => !met.has(fault))).toEqual([])
})

test('a cluster that never answers is told of, and so is one that refuses', async () => {
  const server = await startFaultServer(Array.from({ length: 20 }, () => '503' as const))
  const cluster = await connect(server.url, { client: 'opensearch', environment: {} })
  const requests = () => bulkRequests(stream(archive), { index: 'notices' })
  await expect(sendBulk(requests(), cluster, { ...quick, retries: 2 })).rejects.toThrow(
    /took nothing in 3 attempts .*503.*run the command again/,
  )
  await cluster.close()
  await server.close()
  const gone = await connect(server.url, { client: 'opensearch', environment: {} })
  await expect(sendBulk(requests(), gone, { ...quick, retries: 1 })).rejects.toThrow(SendError)
})

test('who one is comes from the environment, and the template is put', async () => {
  const server = await startFaultServer([])
  for (const client of clientNames) {
    for (const environment of [{ GONGWEN_USERNAME: 'ann', GONGWEN_PASSWORD: 'pw' }, { GONGWEN_API_KEY: 'a2V5' }]) {
      const cluster = await connect(server.url, { client, environment })
      await putTemplate(cluster, 'notices', 'cjk')
      await cluster.close()
    }
  }
  expect([...server.authorizations].sort()).toEqual(['ApiKey a2V5', `Basic ${btoa('ann:pw')}`])
  expect(server.templates.get('notices')).toMatchObject({
    index_patterns: ['notices'],
    template: { mappings: { dynamic: false } },
  })
  await server.close()
})

test.each([
  ['search.example.org', /no address/],
  ['http://search.example.org:9200', /without encryption/],
  ['https://ann:pw@search.example.org', /do not belong into the address/],
  ['ftp://search.example.org', /neither https nor http/],
])('the address %s is refused', async (node, reason) => {
  await expect(connect(node, { client: 'opensearch', environment: {} })).rejects.toThrow(reason)
})
