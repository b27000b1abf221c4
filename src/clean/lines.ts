/** The lines of a text, one after the other, without their breaks. Linear in the text's length. */
export function* linesOf(text: string): Iterable<{ readonly from: number; readonly to: number }> {
  for (let from = 0; from < text.length;) {
    const newline = text.indexOf('\n', from)
    const to = newline < 0 ? text.length : newline
    yield { from, to }
    from = to + 1
  }
}
