/** The notice's part of a page, told from navigation, share bars, related links and the page's foot. */
import { wholeGrammar } from '../../grammar/whole.ts'
import { occurs } from '../../grammar/match.ts'
import { leadsToDocument } from '../../source.ts'
import type { Block, Page, Region } from './page.ts'
import { pairLabels } from './pairLabels.ts'

/** Ids and classes that content systems in wide use give to the article (UCAP, TRS, 博达, 大汉, 苏迪). */
const ARTICLE =
  /^(?:ucap-content|zoom|trs_editor|trs_ueditor|vsb_content(?:_\d+)?|wp_articlecontent|pages_content|bt_content|article-?_?content|custom_unionstyle)$/i
/** A region with this share of its parent's words holds the notice, and the parent is the page around it. */
const NEARLY_ALL = 0.8
/** Likewise with this share, where what it leaves out is mostly links. */
const HALF = 0.5
/** An article by name needs this share of the page's words: names are used otherwise, too. */
const NAMED = 0.3
/** So far from the notice's part its headline is looked for, and lines of attachments, in blocks. */
const NEAR = 30
const BEHIND = 12
/** A headline has so many characters at least, and so much text beneath it. */
const HEADLINE = 8
const UNDER_HEADLINE = 30
/** In its opening, in characters, the notice may state its headline itself. */
const OPENING = 400

export interface MainPart {
  /** What belongs to the notice, in order. */
  readonly blocks: readonly Block[]
  /** Blocks of the page around it, which are left out. */
  readonly leftOut: number
}

export function mainPart(page: Page): MainPart {
  const { blocks } = page
  const weigh = weigher(blocks)
  const around = regionOfHeadline(page, weigh) ?? page.body
  const region = articleByName(around, weigh) ?? densest(around, weigh)
  const main = pairLabels(withoutFurniture(blocks.slice(region.from, region.to)))
  const chosen = [...before(page, region, main), ...main, ...behind(blocks, region.to)]
  const said = chosen.some((block) => block.kind !== 'line' || block.text.trim() !== '')
  return said ? { blocks: chosen, leftOut: blocks.length - chosen.length } : { blocks, leftOut: 0 }
}

/** Words of the notice in a stretch of blocks, and words of links and the like. */
interface Weight {
  readonly prose: number
  readonly noise: number
}

type Weigh = (from: number, to: number) => Weight

function weigher(blocks: readonly Block[]): Weigh {
  const prose = [0]
  const noise = [0]
  for (const block of blocks) {
    const weight = weightOf(block)
    prose.push(prose.at(-1)! + weight.prose)
    noise.push(noise.at(-1)! + weight.noise)
  }
  return (from, to) => ({ prose: prose[to]! - prose[from]!, noise: noise[to]! - noise[from]! })
}

function weightOf(block: Block): Weight {
  if (block.kind === 'data') return { prose: 0, noise: 0 }
  if (block.kind === 'table') {
    let prose = 0
    let noise = 0
    for (const { text, links = [] } of block.table.rows.flat()) {
      const linked = links.reduce((sum, { span }) => sum + span[1] - span[0], 0)
      prose += text.length - linked
      noise += linked
    }
    return noise > prose ? { prose: 0, noise } : { prose, noise }
  }
  const { text, linked } = block
  const own = text.length - linked
  if (isFurniture(block) || linked > own) return { prose: 0, noise: text.length }
  const sentence = /[，。；：！？、]/.test(text)
  return { prose: sentence ? own : Math.min(own, 20) / 3, noise: linked }
}

/** The smallest region that holds the headline, as the page's title tells it, and words beneath it. */
function regionOfHeadline({ blocks, body, titles }: Page, weigh: Weigh): Region | null {
  const called = titles.map(bare)
  const openings = new Set(called.map((title) => title[0]))
  let best: Region | null = null
  let most = 0
  blocks.forEach((block, at) => {
    if (block.kind !== 'line' || block.linked > 0 || !openings.has(FIRST.exec(block.text)?.[0][0])) return
    const words = bare(block.text)
    if (words.length < HEADLINE || !called.some((title) => title.startsWith(words))) return
    let region: Region | null = null
    let within: Region | undefined = body
    while (within && weigh(within.from, within.to).prose - words.length >= UNDER_HEADLINE) {
      region = within
      within = within.children.find(({ from, to }) => from <= at && at < to)
    }
    const prose = region ? weigh(region.from, region.to).prose : 0
    if (prose > most) {
      best = region
      most = prose
    }
  })
  return best
}

/** The greatest region that is named as an article. */
function articleByName(body: Region, weigh: Weigh): Region | null {
  const total = weigh(body.from, body.to).prose
  let best: Region | null = null
  let most = NAMED * total
  const visit = (region: Region): void => {
    if (region.names.some((name) => ARTICLE.test(name))) {
      const { prose } = weigh(region.from, region.to)
      if (prose > most) {
        best = region
        most = prose
      }
    } else region.children.forEach(visit)
  }
  visit(body)
  return best
}

function densest(body: Region, weigh: Weigh): Region {
  let region = body
  for (;;) {
    const whole = weigh(region.from, region.to)
    let best: Region | null = null
    let most = 0
    for (const child of region.children) {
      const { prose } = weigh(child.from, child.to)
      if (prose > most) {
        best = child
        most = prose
      }
    }
    if (best === null || most < HALF * whole.prose) return region
    const inside = weigh(best.from, best.to)
    const leftOut = { prose: whole.prose - inside.prose, noise: whole.noise - inside.noise }
    if (most < NEARLY_ALL * whole.prose && leftOut.noise < leftOut.prose) return region
    region = best
  }
}

/** The site's data about the notice, and its headline where the notice does not state it itself. */
function before(page: Page, region: Region, main: readonly Block[]): Block[] {
  const { blocks } = page
  const data = pairLabels(blocks.slice(0, region.from)).filter(({ kind }) => kind === 'data')
  const headline = headlineBefore(page, region.from)
  if (headline === null) return data
  const opening = bare(wordsOf(main).slice(0, OPENING))
  return opening.includes(bare(headline.text)) ? data : [...data, headline]
}

function headlineBefore({ blocks, titles }: Page, from: number) {
  const called = titles.map(bare)
  let heading = null
  for (let at = from - 1; at >= Math.max(0, from - NEAR); at--) {
    const block = blocks[at]!
    if (block.kind !== 'line' || isFurniture(block)) continue
    const words = bare(block.text)
    if (words.length >= HEADLINE && called.some((title) => title.includes(words))) return block
    if (block.heading > 0 && block.heading <= 3 && words.length >= 6) heading ??= block
  }
  return heading
}

/** Attachments that the page lists behind the notice: links to documents. */
function behind(blocks: readonly Block[], from: number): Block[] {
  const found: Block[] = []
  for (const block of blocks.slice(from, from + BEHIND)) {
    if (block.kind === 'line' && block.links.some(leadsToDocument)) found.push(block)
    else if (block.kind === 'line' && occurs(wholeGrammar.patterns.web.furniture, block.text)) break
  }
  return found
}

/** Buttons, the page's path, and what comes behind the line that opens the related links. */
function withoutFurniture(blocks: readonly Block[]): Block[] {
  const kept: Block[] = []
  blocks.forEach((block) => {
    if (block.kind !== 'line' || !isFurniture(block)) kept.push(block)
  })
  const related = blocks.findLastIndex(
    (block) => block.kind === 'line' && occurs(wholeGrammar.patterns.web.furniture, block.text),
  )
  if (related < 0) return kept
  const rest = new Set(blocks.slice(related + 1))
  const onlyLinks = [...rest].every((block) => block.kind === 'line' && block.linked > block.text.length / 2)
  return onlyLinks ? kept.filter((block) => !rest.has(block) || isDocumentLine(block)) : kept
}

function isDocumentLine(block: Block): boolean {
  return block.kind === 'line' && block.links.some(leadsToDocument)
}

function isFurniture({ text }: { readonly text: string }): boolean {
  const { buttons, location, furniture } = wholeGrammar.patterns.web
  return [buttons, location, furniture].some((pattern) => occurs(pattern, text))
}

function wordsOf(blocks: readonly Block[]): string {
  let words = ''
  for (const block of blocks) {
    if (block.kind === 'line') words += block.text
    if (words.length > 4 * OPENING) break
  }
  return words
}

const FIRST = /[\p{L}\p{N}]/u

/** Words alone, to compare what is set differently. */
function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '')
}
