/**
 * Automatic numbering (自动编号). Word keeps 一、（一）1. not as text but as lists: `numbering.xml` says how each level counts and what it prints
 * (ECMA-376 17.9). Here the numbers are counted and printed as Word does.
 */
import { formatNumber } from '../numberStyle.ts'
import { child, childrenOf, type XmlElement } from '../package/xml.ts'
import type { Styles } from './styles.ts'

interface Level {
  readonly start: number
  readonly format: string
  /** `第%1章`, `（%2）`. */
  readonly text: string
  /** Numbers of the levels above in figures, whatever their own format. */
  readonly figures: boolean
  readonly suffix: 'tab' | 'space' | 'nothing'
  /** Begins anew after this level (from 1) or one above; 0 never, null after each level above. */
  readonly restart: number | null
  /** The paragraph style that is tied to the level. */
  readonly style: string | null
}

interface List {
  /** Lists of one abstract definition count on where the other left off. */
  readonly counts: (number | null)[]
  readonly levels: readonly Level[]
  /** Levels whose first number the list sets for itself. */
  readonly starts: Map<number, number>
}

const LEVELS = 9

export class Numbering {
  readonly #lists = new Map<string, List>()
  readonly #styles: Styles

  constructor(root: XmlElement | null, styles: Styles) {
    this.#styles = styles
    const abstracts = new Map(
      childrenOf(root ?? undefined, 'abstractNum').map((abstract) => [abstract.attributes.abstractNumId, abstract]),
    )
    const byStyle = new Map(
      [...abstracts.values()].map((abstract) => [child(abstract, 'styleLink')?.attributes.val, abstract]),
    )
    const counts = new Map<XmlElement, (number | null)[]>()
    for (const list of childrenOf(root ?? undefined, 'num')) {
      const named = abstracts.get(child(list, 'abstractNumId')?.attributes.val)
      const link = child(named, 'numStyleLink')?.attributes.val
      const abstract = (link === undefined ? undefined : byStyle.get(link)) ?? named
      if (!abstract || list.attributes.numId === undefined) continue
      if (!counts.has(abstract))
        counts.set(
          abstract,
          Array.from({ length: LEVELS }, () => null),
        )
      this.#lists.set(list.attributes.numId, listOf(list, abstract, counts.get(abstract)!))
    }
  }

  /** The number that Word prints before a paragraph, with what parts it from the words; '' for none. Counts on. */
  numberOf(properties: XmlElement | undefined): string {
    const placed = this.#place(properties)
    const list = placed && this.#lists.get(placed.list)
    const level = placed && list?.levels[placed.level]
    if (!level) return ''
    const { counts, starts } = list
    count(counts, placed.level, list.levels, starts)
    const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1
      const other = list.levels[at]
      if (!other) return ''
      const number = counts[at] ?? other.start
      return formatNumber(number, level.figures && at < placed.level ? 'decimal' : other.format)
    })
    if (level.format === 'bullet' || text.trim() === '') return ''
    const parted = /[、，．。）：】〕]$/.test(text)
    return level.suffix === 'nothing' || (parted && level.suffix === 'tab') ? text : `${text} `
  }

  /** The state of all counts, to be led back to by `reset`. */
  mark(): (() => void)[] {
    return [...new Set(this.#lists.values())].map(({ counts, starts }) => {
      const kept = [...counts]
      const first = new Map(starts)
      return () => {
        kept.forEach((count, at) => (counts[at] = count))
        for (const [level, start] of first) starts.set(level, start)
      }
    })
  }

  reset(mark: readonly (() => void)[]): void {
    for (const lead of mark) lead()
  }

  /** Its own word, or its style's. */
  #place(properties: XmlElement | undefined): { list: string; level: number } | null {
    const own = child(properties, 'numPr')
    const style = child(properties, 'pStyle')?.attributes.val ?? null
    const list = child(own, 'numId')?.attributes.val
    const level = child(own, 'ilvl')?.attributes.val
    if (list === '0') return null
    if (list !== undefined) return { list, level: bounded(Number(level ?? 0)) }
    const styled = this.#styles.listOf(style)
    if (!styled || styled.list === '0') return null
    const tied = this.#lists.get(styled.list)?.levels.findIndex(({ style: tiedTo }) => tiedTo === styled.style) ?? -1
    return {
      list: styled.list,
      level: bounded(level === undefined ? (tied >= 0 ? tied : (styled.level ?? 0)) : Number(level)),
    }
  }
}

const bounded = (level: number) => (Number.isInteger(level) && level >= 0 && level < LEVELS ? level : 0)

function listOf(list: XmlElement, abstract: XmlElement, counts: (number | null)[]): List {
  const own = new Map(childrenOf(list, 'lvlOverride').map((override) => [Number(override.attributes.ilvl), override]))
  const given = new Map(childrenOf(abstract, 'lvl').map((level) => [Number(level.attributes.ilvl), level]))
  const starts = new Map<number, number>()
  const levels = Array.from({ length: LEVELS }, (_, at) => {
    const override = own.get(at)
    const start = child(override, 'startOverride')?.attributes.val
    if (start !== undefined) starts.set(at, Number(start))
    return levelOf(child(override, 'lvl') ?? given.get(at))
  })
  return { counts, levels, starts }
}

function levelOf(level: XmlElement | undefined): Level {
  const value = (name: string) => child(level, name)?.attributes.val
  // Formats that are newer than the standard stand beside their nearest of old (`mc:AlternateContent`).
  const choice = child(child(child(level, 'AlternateContent'), 'Choice'), 'numFmt') ?? child(level, 'numFmt')
  const suffix = value('suff')
  const restart = value('lvlRestart')
  const figures = child(level, 'isLgl')
  return {
    start: Number(value('start') ?? 0),
    format: level ? (choice?.attributes.val ?? 'decimal') : 'none',
    text: value('lvlText') ?? '',
    figures: figures !== undefined && figures.attributes.val !== '0' && figures.attributes.val !== 'false',
    suffix: suffix === 'space' || suffix === 'nothing' ? suffix : 'tab',
    restart: restart === undefined ? null : Number(restart),
    style: value('pStyle') ?? null,
  }
}

/** One more of a level: levels below begin anew, levels above that were never met count as begun. */
function count(counts: (number | null)[], at: number, levels: readonly Level[], starts: Map<number, number>): void {
  const start = starts.get(at)
  const before = counts[at] ?? null
  if (start !== undefined) {
    counts[at] = start
    starts.delete(at)
  } else counts[at] = before === null ? levels[at]!.start : before + 1
  for (let above = 0; above < at; above++) counts[above] ??= levels[above]!.start
  for (let below = at + 1; below < counts.length; below++) {
    const { restart } = levels[below]!
    if (restart === null || (restart > 0 && at < restart)) counts[below] = null
  }
}
