/** Pages read sideways: the turn that most glyphs have is taken for upright. */
import type { Box, Page, Turn } from './ink.ts'

/** The turn in which most of the page is to be read. */
export function prevailingTurn({ glyphs }: Page): Turn {
  const counts = [0, 0, 0, 0]
  for (const { turn } of glyphs) counts[turn]!++
  return counts.indexOf(Math.max(...counts)) as Turn
}

type Size = Pick<Page, 'width' | 'height'>

/** A box of the page as shown, seen after the page was turned. */
export function turnBox({ left, top, right, bottom }: Box, turn: Turn, { width, height }: Size): Box {
  switch (turn) {
    case 0:
      return { left, top, right, bottom }
    case 1:
      return { left: top, top: width - right, right: bottom, bottom: width - left }
    case 2:
      return { left: width - right, top: height - bottom, right: width - left, bottom: height - top }
    case 3:
      return { left: height - bottom, top: left, right: height - top, bottom: right }
  }
}

/** The way back: a box of the turned page on the page as shown. */
export function turnBack(box: Box, turn: Turn, { width, height }: Size): Box {
  const turned = turn % 2 === 0 ? { width, height } : { width: height, height: width }
  return turnBox(box, ((4 - turn) % 4) as Turn, turned)
}
