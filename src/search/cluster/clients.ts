/** The official clients of OpenSearch and Elasticsearch, loaded when they are needed, as one face. Neither is installed with this package. */
import { readFileSync } from 'node:fs'
import { type Answer, type Cluster, SendError, Unanswered } from './send.ts'

export const clientNames = ['opensearch', 'elasticsearch'] as const
export type ClientName = (typeof clientNames)[number]

const PACKAGES: Record<ClientName, string> = {
  opensearch: '@opensearch-project/opensearch@3.9.0',
  elasticsearch: '@elastic/elasticsearch@9.4.3',
}

export interface ConnectOptions {
  readonly client: ClientName
  /** Allows http to other machines than this one: what is sent can be read on the way. */
  readonly plainHttp?: boolean
  /** Where the name, the password, the key and the file of certificates stand. Default: `process.env`. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** Milliseconds that an answer may take. Default: 60 000. */
  readonly timeout?: number
}

/** What of both clients is used. */
interface Client {
  readonly transport: {
    request(
      parameters: object,
      options: object,
    ): Promise<{ statusCode: number | null; body: unknown; headers: Headers | null }>
  }
  close(): Promise<void>
}
type Headers = Readonly<Record<string, unknown>>
type ClientClass = new (options: object) => Client

/** @throws {SendError} for an address that is no good, and where the client is not installed */
export async function connect(node: string, options: ConnectOptions): Promise<Cluster> {
  const { client: name, environment = process.env, timeout = 60_000 } = options
  const url = addressOf(node, options.plainHttp ?? false)
  const Client = await load(name)
  const client = new Client({ node: url.href, ...access(name, environment), requestTimeout: timeout, maxRetries: 0 })
  const parameters = { requestTimeout: timeout, maxRetries: 0, meta: true }
  return {
    async request(method, path, body) {
      const content = path === '/_bulk' ? { bulkBody: body } : { body }
      try {
        const { statusCode, body, headers } = await client.transport.request({ method, path, ...content }, parameters)
        return { status: statusCode ?? 0, body, retryAfter: retryAfter(headers) }
      } catch (error) {
        return answerOf(error)
      }
    },
    close: () => client.close(),
  }
}

function addressOf(node: string, plainHttp: boolean): URL {
  const wrong = (reason: string) => new SendError(`${node}: ${reason}`)
  if (!URL.canParse(node)) throw wrong('this is no address. Write it like https://search.example.org:9200')
  const url = new URL(node)
  if (url.username !== '' || url.password !== '')
    throw new SendError(
      'A name and a password do not belong into the address. Set GONGWEN_USERNAME and GONGWEN_PASSWORD',
    )
  if (url.protocol === 'https:') return url
  if (url.protocol !== 'http:') throw wrong('this is neither https nor http')
  if (!plainHttp && !/^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname))
    throw wrong('without encryption, what is sent can be read on the way. Use https, or allow it by --plain-http')
  return url
}

async function load(name: ClientName): Promise<ClientClass> {
  try {
    const { Client } =
      name === 'opensearch' ? await import('@opensearch-project/opensearch') : await import('@elastic/elasticsearch')
    return Client as unknown as ClientClass
  } catch (error) {
    throw new SendError(
      `The official client of ${name} is not installed (${(error as Error).message.split('\n')[0]}). Install it with: npm install ${PACKAGES[name]}`,
      { cause: error },
    )
  }
}

/** Certificates are always checked; a cluster with one of its own names its file in GONGWEN_CA_FILE. */
function access(name: ClientName, environment: NonNullable<ConnectOptions['environment']>): object {
  const {
    GONGWEN_API_KEY: key,
    GONGWEN_USERNAME: username,
    GONGWEN_PASSWORD: password,
    GONGWEN_CA_FILE: file,
  } = environment
  const tls = file === undefined ? {} : { ca: readCertificates(file) }
  return {
    ...(name === 'opensearch' ? { ssl: tls } : { tls }),
    ...(key !== undefined &&
      (name === 'opensearch' ? { headers: { authorization: `ApiKey ${key}` } } : { auth: { apiKey: key } })),
    ...(key === undefined && username !== undefined && { auth: { username, password: password ?? '' } }),
  }
}

function readCertificates(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new SendError(`${file}, which GONGWEN_CA_FILE names, cannot be read (${(error as Error).message})`, {
      cause: error,
    })
  }
}

/** Both clients throw for a status of 400 and above, with the answer in `meta`; and for connections that fail. */
function answerOf(error: unknown): Answer {
  const { name, message, meta } = error as Error & { meta?: { statusCode?: number; body?: unknown; headers?: Headers } }
  if (name === 'ResponseError' && meta?.statusCode)
    return { status: meta.statusCode, body: meta.body, retryAfter: retryAfter(meta.headers ?? null) }
  // A certificate that is not trusted now will not be in a minute.
  if (name === 'ConnectionError' && /certificate|altname/i.test(message))
    throw new SendError(
      `The certificate of the cluster is not trusted (${message}). If it has an authority of its own, name its file in GONGWEN_CA_FILE`,
      { cause: error },
    )
  if (/^(?:Connection|Timeout|Deserialization|NoLivingConnections|RequestAborted)Error$/.test(name))
    throw new Unanswered(message, { cause: error })
  throw new SendError(`The client failed (${name}: ${message})`, { cause: error })
}

function retryAfter(headers: Headers | null): number | null {
  const seconds = Number(headers?.['retry-after'] ?? NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null
}
