/** Lists as Chinese sets them: items apart by ， 、 or ； outside of brackets. */

/** The items' offsets, `[from, to)`; empty ones left out. */
export function splitList(text: string): { from: number; to: number }[] {
  const items: { from: number; to: number }[] = []
  let from = 0
  let depth = 0
  for (let i = 0; i <= text.length; i++) {
    const character = text[i]
    if (character === '（' || character === '(') depth++
    else if (character === '）' || character === ')') depth--
    else if (character === undefined || (depth <= 0 && /[，,、；;。]/.test(character))) {
      if (text.slice(from, i).trim() !== '') items.push({ from, to: i })
      from = i + 1
    }
  }
  return items
}
