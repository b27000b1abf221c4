/** A page as a list of blocks in the order of the text, and the elements that hold them as regions of that list. */
import type { Link } from '../../source.ts'
import type { TableInput } from '../sourceBuilder.ts'

/** A paragraph, a heading, an item of a list. */
export interface LineBlock {
  readonly kind: 'line'
  readonly text: string
  readonly links: readonly Link[]
  /** Characters that are links' words. */
  readonly linked: number
  /** 1 to 6 for h1 to h6, else 0. */
  readonly heading: number
}

/** A table of the notice; tables that only lay out the page are regions. */
export interface TableBlock {
  readonly kind: 'table'
  readonly table: TableInput
}

/** Data that a site gives about the notice: 索引号 and the like, label and value. */
export interface DataBlock {
  readonly kind: 'data'
  readonly label: string
  readonly value: string
}

export type Block = LineBlock | TableBlock | DataBlock

/** An element that may hold the notice: the blocks `[from, to)`. */
export interface Region {
  readonly from: number
  readonly to: number
  /** Its element's id and classes. */
  readonly names: readonly string[]
  readonly children: readonly Region[]
}

export interface Page {
  readonly blocks: readonly Block[]
  readonly body: Region
  /** What the page calls itself: its title, and the name of the article where it gives one. */
  readonly titles: readonly string[]
}
