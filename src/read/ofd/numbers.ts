/** Numbers as OFD writes them in attributes: parted by blanks, and DeltaX's shorthand `g 3 5.5` for 5.5 three times (GB/T 33190 11.3). */

export function numbersOf(text: string | undefined): number[] {
  return text === undefined ? [] : text.trim().split(/\s+/).map(Number).filter(Number.isFinite)
}

/** @param most so many are wanted; the shorthand can ask for any number */
export function deltasOf(text: string | undefined, most: number): number[] {
  const tokens = text?.trim().split(/\s+/) ?? []
  const deltas: number[] = []
  for (let at = 0; at < tokens.length && deltas.length < most; at++) {
    if (tokens[at] === 'g') {
      const [count, value] = [Number(tokens[at + 1]), Number(tokens[at + 2])]
      for (let time = 0; time < count && deltas.length < most; time++) deltas.push(value)
      at += 2
    } else deltas.push(Number(tokens[at]))
  }
  return deltas.map((delta) => (Number.isFinite(delta) ? delta : 0))
}
