import picocolors from 'picocolors'

export type Colours = ReturnType<typeof picocolors.createColors>

/** Colours for standard error: on a terminal, and unless NO_COLOR is set (https://no-color.org). */
export const colours: Colours = picocolors.createColors(
  process.stderr.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
)
