/** Who is named in a notice, and who is praised and criticised. */
import type { Criticism } from '../../extract/criticisms.ts'
import type { Praise } from '../../extract/praises.ts'
import type { Unit } from '../../types.ts'
import { integer, place, provenance, type Relation, relation, string } from './relation.ts'

const unit = <Item extends { readonly unit: Unit }>() => ({
  unit: string<Item>(({ unit }) => unit.name),
  kind: string<Item>(({ unit }) => unit.kind),
  fullName: string<Item>(({ unit }) => unit.fullName),
  divisionCode: string<Item>(({ unit }) => unit.division?.code),
  divisionName: string<Item>(({ unit }) => unit.division?.name),
})

interface Party {
  readonly role: string
  readonly index: number
  readonly unit: Unit
  readonly span: Unit['span']
}

/** 发文机关, 主送机关, 抄送机关: issuers, recipients and copies, a row each. */
export const parties: Relation = relation<Party>(
  'parties',
  ({ issuers, recipients, copies }) =>
    Object.entries({ issuer: issuers, recipient: recipients, copy: copies }).flatMap(([role, units]) =>
      units.map((unit, index) => ({ role, index, unit, span: unit.span })),
    ),
  { role: string(({ role }) => role), index: integer(({ index }) => index), ...unit(), ...place() },
)

/** 表扬. */
export const praises: Relation = relation<Praise>('praises', ({ praises }) => praises, {
  ...unit(),
  aspect: string(({ aspect }) => aspect),
  honor: string(({ honor }) => honor),
  reason: string(({ reason }) => reason),
  ...provenance(),
  ...place(),
})

/** 批评. */
export const criticisms: Relation = relation<Criticism>('criticisms', ({ criticisms }) => criticisms, {
  ...unit(),
  matter: string(({ matter }) => matter),
  ...provenance(),
  ...place(),
})
