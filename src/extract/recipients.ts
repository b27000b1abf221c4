import type { Line } from '../tree.ts'
import type { Unit } from '../types.ts'
import { type Context, parts } from './context.ts'
import { unitKind } from './units.ts'

/** 主送机关, in order. A class whose parts share one 各 or one ending stays whole (各省、自治区、直辖市人民政府). */
export function extractRecipients(context: Context): Unit[] {
  const [salutation] = parts(context, 'recipients')
  if (!salutation) return []
  return joinClasses(context, salutation.children).map(({ from, to }) => {
    const name = context.cleaned.text.slice(from, to)
    return { name, kind: unitKind(context.grammar, name), span: context.cleaned.span(from, to) }
  })
}

/** 各 in one item and none in the next, parted by 、 alone: both belong to one class. In degraded text the mark tells nothing. */
function joinClasses(context: Context, items: readonly Line[]): { from: number; to: number }[] {
  const { text } = context.cleaned
  const joined: { from: number; to: number }[] = []
  for (const { data } of items) {
    const last = joined.at(-1)
    const mark = last && text.slice(last.to, data.from).trim()
    const shares =
      last && text.slice(last.from, last.to).includes('各') && !text.slice(data.from, data.to).includes('各')
    // 各市、县人民政府: a place alone waits for what it is 各 of.
    const open = last !== undefined && /各[省市县区州盟旗乡镇]$/.test(text.slice(last.from, last.to))
    const named =
      !open &&
      /^(?!自治[区州县]|直辖市|设区市|省直管)(?:[省市县区州]|国务院|中央|中共|[㐀-鿿]{2,4}[省市县区州])/.test(
        text.slice(data.from, data.to),
      )
    if (last && shares && !named && mark === '、') last.to = data.to
    else joined.push({ from: data.from, to: data.to })
  }
  return joined
}
