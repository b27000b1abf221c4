import picocolors from 'picocolors'

export type Colours = ReturnType<typeof picocolors.createColors>

/** Colours on a terminal, unless they are not wanted or NO_COLOR is set (https://no-color.org). */
export function coloursOf(stream: { readonly isTTY?: boolean }, wanted = true): Colours {
  return picocolors.createColors(
    wanted && stream.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
  )
}

/** Colours for standard error. */
export const colours: Colours = coloursOf(process.stderr)
