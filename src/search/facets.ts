/** 分面: how many of the notices found have each value. */

/** Of the table `t`, joined to the notices found as `m`; the records (`x`) that the query speaks of are the ones that count. */
export const facets = {
  genre: { from: 'notices x ON x.id = m.id', value: 'x.genre', records: null },
  year: { from: 'notices x ON x.id = m.id', value: 'x.year', records: null },
  issuer: { from: "units x ON x.notice_id = m.id AND x.role = 'issuer'", value: 'x.unit', records: null },
  praised: { from: 'praises x ON x.notice_id = m.id', value: 'x.unit', records: 'praises' },
  aspect: { from: 'praises x ON x.notice_id = m.id', value: 'x.aspect', records: 'praises' },
  honor: { from: 'praises x ON x.notice_id = m.id', value: 'x.honor', records: 'praises' },
  criticised: { from: 'criticisms x ON x.notice_id = m.id', value: 'x.unit', records: 'criticisms' },
  actor: { from: 'actions x ON x.notice_id = m.id', value: 'x.actor', records: 'actions' },
  deadline: { from: 'actions x ON x.notice_id = m.id', value: 'substr(x.deadline, 1, 7)', records: 'actions' },
  message: { from: 'messages x ON x.notice_id = m.id', value: 'x.rule', records: 'messages' },
  relation: { from: 'relations x ON x.notice_id = m.id', value: 'x.kind', records: 'relations' },
} as const

export type FacetName = keyof typeof facets
export const facetNames = Object.keys(facets) as FacetName[]

export interface FacetValue {
  readonly value: string
  /** Notices, not records. */
  readonly count: number
}
