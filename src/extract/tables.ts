import * as z from 'zod/mini'
import { described } from '../described.ts'
import type { Block } from '../tree.ts'
import { Table } from '../types.ts'
import { body, type Context } from './context.ts'

/** 表格 that stand in the body, outside any attachment. */
export const Tables = /* @__PURE__ */ described({}, () => z.array(Table))

export function extractTables(context: Context): Table[] {
  return tablesIn(body(context)?.children ?? [])
}

function tablesIn(blocks: readonly Block[]): Table[] {
  return blocks.flatMap((block) =>
    block.type === 'table' ? [block.table] : block.type === 'section' ? tablesIn(block.children) : [],
  )
}
