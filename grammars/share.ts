/**
 * Long groups that several patterns have in common are written once: a word list stands in dozens of patterns, and a page that loads the
 * library would load it as often.
 */

/** Shorter groups are not worth a name. */
const SHORTEST = 45

/** A text as pieces: its own characters, or the number of a group. */
export type Pieces = readonly (string | number)[]

/** @returns the groups, each made of its own characters and of groups before it, and the sources made of all of them */
export function shareGroups(sources: readonly string[]): { groups: Pieces[]; patterns: Pieces[] } {
  const counts = new Map<string, number>()
  for (const source of sources) for (const group of groupsOf(source)) counts.set(group, (counts.get(group) ?? 0) + 1)
  const groups = [...counts].flatMap(([group, count]) => (count > 1 ? [group] : [])).sort((a, b) => a.length - b.length)
  const cut = (text: string, below: number): Pieces => {
    let pieces: (string | number)[] = [text]
    for (let number = below - 1; number >= 0; number--)
      pieces = pieces.flatMap((piece) =>
        typeof piece === 'string' && piece.includes(groups[number]!)
          ? piece.split(groups[number]!).flatMap((own, index) => (index === 0 ? [own] : [number, own]))
          : [piece],
      )
    return pieces.filter((piece) => piece !== '')
  }
  return {
    groups: groups.map((group, number) => cut(group, number)),
    patterns: sources.map((source) => cut(source, groups.length)),
  }
}

/** The bracketed groups of a pattern, the inner ones too. */
function groupsOf(source: string): string[] {
  const found: string[] = []
  const open: number[] = []
  let inClass = false
  for (let i = 0; i < source.length; i++) {
    const character = source[i]
    if (character === '\\') i++
    else if (inClass) inClass = character !== ']'
    else if (character === '[') inClass = true
    else if (character === '(') open.push(i)
    else if (character === ')') {
      const group = source.slice(open.pop(), i + 1)
      if (group.length >= SHORTEST && group.startsWith('(?:')) found.push(group)
    }
  }
  return found
}
