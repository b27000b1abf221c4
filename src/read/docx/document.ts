/** What the parts of a document share while it is read. */
import type { Package } from '../package/package.ts'
import { childrenOf, parseXml, type XmlElement } from '../package/xml.ts'
import type { ReadContext } from '../readContext.ts'
import { Numbering } from './numbering.ts'
import { type Relationship, relationshipsOf, targetOf } from './relationships.ts'
import { Styles } from './styles.ts'

type NoteKind = 'footnote' | 'endnote'

export class DocxDocument {
  readonly numbering: Numbering
  /** Tracked changes (修订), which are read as if accepted. */
  readonly changes = { inserted: 0, deleted: 0 }
  /** Cells print their number even where they hold nothing else. */
  inTable = false
  /** Notes in the order of their marks. */
  readonly notes: { readonly kind: NoteKind; readonly id: string }[] = []
  readonly #parcel: Package
  readonly #context: ReadContext
  readonly #relationships: Map<string, Relationship>

  constructor(parcel: Package, part: string, context: ReadContext) {
    this.#parcel = parcel
    this.#context = context
    this.#relationships = relationshipsOf(part, parcel, context)
    this.numbering = new Numbering(this.part('numbering'), new Styles(this.part('styles')))
  }

  /** A part of the document by its type, or null where it has none. */
  part(type: string): XmlElement | null {
    const name = targetOf(this.#relationships, type)
    return name === null ? null : this.#parse(name)
  }

  /** All parts of a type (headers, footers). */
  parts(type: string): XmlElement[] {
    return [...this.#relationships.values()].flatMap((relationship) => {
      const part = relationship.type === type ? this.#parse(relationship.target) : null
      return part === null ? [] : [part]
    })
  }

  /** Where a hyperlink leads; null for a place in the document. */
  addressOf(id: string | undefined): string | null {
    const relationship = id === undefined ? undefined : this.#relationships.get(id)
    return relationship?.type === 'hyperlink' ? relationship.target : null
  }

  /** [1], [2] … in the order of the text. */
  noteMark(kind: NoteKind, id: string | undefined): string {
    if (id === undefined) return ''
    this.notes.push({ kind, id })
    return `[${this.notes.length}]`
  }

  /** The paragraphs of the notes, by kind and id. */
  noteBodies(): Map<string, XmlElement> {
    const bodies = new Map<string, XmlElement>()
    for (const kind of ['footnote', 'endnote'] as const) {
      if (!this.notes.some((note) => note.kind === kind)) continue
      for (const note of childrenOf(this.part(`${kind}s`) ?? undefined, kind))
        bodies.set(`${kind} ${note.attributes.id}`, note)
    }
    return bodies
  }

  #parse(name: string): XmlElement | null {
    const bytes = this.#parcel.bytes(name)
    return bytes === null ? null : parseXml(bytes, name, this.#context)
  }
}
