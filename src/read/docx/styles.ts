import { child, childrenOf, type XmlElement } from '../package/xml.ts'

/** What a paragraph style (段落样式) says that the text depends on. */
interface Style {
  readonly basedOn: string | null
  readonly list: string | null
  readonly level: number | null
}

/** The styles of a document, as far as they number its paragraphs. */
export class Styles {
  readonly #styles = new Map<string, Style>()
  #usual: string | null = null

  constructor(root: XmlElement | null) {
    for (const style of childrenOf(root ?? undefined, 'style')) {
      const { styleId, type, default: usual } = style.attributes
      if (styleId === undefined || (type !== undefined && type !== 'paragraph')) continue
      const numbering = child(child(style, 'pPr'), 'numPr')
      const level = child(numbering, 'ilvl')?.attributes.val
      this.#styles.set(styleId, {
        basedOn: child(style, 'basedOn')?.attributes.val ?? null,
        list: child(numbering, 'numId')?.attributes.val ?? null,
        level: level === undefined ? null : Number(level),
      })
      if (usual === '1' || usual === 'true') this.#usual = styleId
    }
  }

  /** The list that a style puts its paragraphs into, its own or its forebear's; null for none. */
  listOf(styleId: string | null): { list: string; level: number | null; style: string } | null {
    const seen = new Set<string>()
    let level: number | null = null
    for (let id = styleId ?? this.#usual; id !== null && !seen.has(id);) {
      seen.add(id)
      const style = this.#styles.get(id)
      if (!style) return null
      level ??= style.level
      if (style.list !== null) return { list: style.list, level, style: id }
      id = style.basedOn
    }
    return null
  }
}
