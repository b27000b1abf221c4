/** Documents into an OpenSearch or Elasticsearch cluster. */
import { indexTemplate, type Analyzer } from '../../write/bulk/template.ts'
import { type Cluster, insist, refusal, type SendOptions } from './send.ts'

export { type ClientName, clientNames, connect, type ConnectOptions } from './clients.ts'
export {
  type Answer,
  type Cluster,
  type Rejected,
  sendBulk,
  SendError,
  type SendOptions,
  type SendProgress,
  Unanswered,
} from './send.ts'

/** Puts the template of an index, which the index is made by when its first document comes. @throws {SendError} where it is refused */
export async function putTemplate(
  cluster: Cluster,
  index: string,
  analyzer: Analyzer,
  options: SendOptions = {},
): Promise<void> {
  const path = `/_index_template/${encodeURIComponent(index)}`
  const body = JSON.stringify(indexTemplate(index, analyzer))
  const answer = await insist(() => cluster.request('PUT', path, body), options)
  if (answer.status < 200 || answer.status > 299) throw refusal(answer.status, answer.body)
}
