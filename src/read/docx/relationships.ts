import type { Package } from '../package/package.ts'
import { childrenOf, parseXml } from '../package/xml.ts'
import type { ReadContext } from '../readContext.ts'

/** What a part of the package points to, by the id that its elements use. */
export interface Relationship {
  /** The last word of its type: `officeDocument`, `numbering`, `hyperlink` … */
  readonly type: string
  /** Name of an entry of the package; of what is outside it, an address. */
  readonly target: string
}

/** @param part name of an entry; '' for the package as a whole */
export function relationshipsOf(part: string, parcel: Package, context: ReadContext): Map<string, Relationship> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`
  const bytes = parcel.bytes(name)
  const found = new Map<string, Relationship>()
  if (bytes === null) return found
  for (const { attributes } of childrenOf(parseXml(bytes, name, context), 'Relationship')) {
    const { Id, Type, Target, TargetMode } = attributes
    if (Id === undefined || Type === undefined || Target === undefined) continue
    const target = TargetMode === 'External' ? Target : resolve(folder, Target)
    found.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), target })
  }
  return found
}

/** The entry of a type that a part points to first, or null. */
export function targetOf(relationships: ReadonlyMap<string, Relationship>, type: string): string | null {
  for (const relationship of relationships.values()) if (relationship.type === type) return relationship.target
  return null
}

function resolve(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}
