/** A page laid out anew: its tables, and its lines in the order in which they are read. */
import { bandRulings } from './bands.ts'
import { type Area, areasOf, blocksOf } from './columns.ts'
import type { Box, Glyph, Page, Turn } from './ink.ts'
import type { Line, Sheet } from './line.ts'
import { rowsOf } from './rows.ts'
import { rulingsOf } from './ruling.ts'
import { linesOf, type Table, tableOf } from './table.ts'
import { prevailingTurn, turnBox } from './turn.ts'

export type Block = Line | Table

export const isTable = (block: Block): block is Table => 'type' in block

/** What is read from above down: the page's blocks, or those of one column. */
export interface Flow {
  readonly blocks: Block[]
  readonly column: boolean
}

export interface LaidOutPage {
  readonly sheet: Sheet
  /** Height of the page as it is turned for reading. */
  readonly height: number
  readonly flows: Flow[]
}

export function layOut(page: Page, index: number): LaidOutPage {
  const turn = prevailingTurn(page)
  const sheet: Sheet = { index, width: page.width, height: page.height, turn }
  const rules = turn === 0 ? page.rules : page.rules.map((rule) => turnBox(rule, turn, page))
  const { tables, rest } = takeTables(page.glyphs, rules, sheet)
  const upright = rest.filter((glyph) => glyph.turn === turn)
  const flows = areasOf(rowsOf(upright)).map(({ rows, column }: Area): Flow => ({
    blocks: blocksOf(rows, sheet),
    column,
  }))
  placeTables(flows, tables)
  const aside = rest.filter((glyph) => glyph.turn !== turn)
  for (const other of [0, 1, 2, 3] as const) {
    const lines = linesOf(
      aside.filter((glyph) => glyph.turn === other),
      { ...sheet, turn: other as Turn },
    )
    if (lines.length > 0) flows.push({ blocks: lines, column: true })
  }
  return { sheet, height: turn % 2 === 0 ? page.height : page.width, flows }
}

/** Smaller tables first, as a table may stand inside the cell of a larger one. */
function takeTables(glyphs: readonly Glyph[], rules: readonly Box[], sheet: Sheet): { tables: Table[]; rest: Glyph[] } {
  const area = ({ left, top, right, bottom }: Box) => (right - left) * (bottom - top)
  const tables: Table[] = []
  let rest = [...glyphs]
  const { rulings, loose } = rulingsOf(rules)
  const upright = glyphs.filter(({ turn }) => turn === sheet.turn)
  const all = [...rulings, ...bandRulings(loose, upright)]
  for (const ruling of all.sort((a, b) => area(a) - area(b))) {
    const found = tableOf(ruling, rest, sheet)
    if (!found) continue
    tables.push(found.table)
    rest = rest.filter((glyph) => !found.taken.has(glyph))
  }
  return { tables: tables.sort((a, b) => a.top - b.top), rest }
}

/** Each table into the flow beside which it stands, above the first line that begins below its top. */
function placeTables(flows: Flow[], tables: readonly Table[]): void {
  if (flows.length === 0 && tables.length > 0) flows.push({ blocks: [], column: false })
  for (const table of tables) {
    const beside = flows.find(({ blocks, column }) => {
      if (!column) return blocks.length === 0 || blocks.at(-1)!.bottom > table.top
      const left = blocks.reduce((least, block) => Math.min(least, block.left), Infinity)
      const right = blocks.reduce((most, block) => Math.max(most, block.right), -Infinity)
      return table.left < right && table.right > left && blocks.at(-1)!.bottom > table.top
    })
    const { blocks } = beside ?? flows.at(-1)!
    const below = blocks.findIndex((block) => block.top > table.top - 1)
    blocks.splice(below < 0 ? blocks.length : below, 0, table)
  }
}
