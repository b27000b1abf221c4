/** Two panels side by side, both axes logarithmic, as SVG that needs nothing but a browser. */
export interface Series {
  readonly name: string
  readonly points: readonly { readonly x: number; readonly y: number; readonly hollow?: boolean }[]
}

export interface Panel {
  readonly title: string
  readonly unit: string
  readonly series: readonly Series[]
}

const WIDTH = 380
const HEIGHT = 300
const LEFT = 70
const TOP = 56
const STEP = WIDTH + LEFT + 10
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#666666']

/** @param note what the reader has to know beside the names of the series */
export function plot(panels: readonly Panel[], across: string, note: string): string {
  const names = panels[0]!.series.map(({ name }) => name)
  const width = STEP * panels.length + 20
  const legendTop = TOP + HEIGHT + 62
  const height = legendTop + Math.ceil(names.length / 2) * 20 + 34
  const legend = names.map((name, at) => {
    const x = LEFT + (at % 2) * (width / 2 - 20)
    const y = legendTop + Math.floor(at / 2) * 20
    return `<circle cx="${x}" cy="${y}" r="4" fill="${COLOURS[at]!}"/>${text(x + 12, y + 4, name, '')}`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="${width}" height="${height}" fill="white"/>`,
    ...panels.map((panel, at) => `<g transform="translate(${LEFT + at * STEP} ${TOP})">\n${draw(panel, across)}\n</g>`),
    ...legend,
    text(LEFT - 4, height - 14, note, 'fill="#555"'),
    '</svg>\n',
  ].join('\n')
}

function draw({ title, unit, series }: Panel, across: string): string {
  const all = series.flatMap(({ points }) => points)
  const x = scale(all.map((point) => point.x))
  const y = scale(all.map((point) => point.y))
  const atX = (value: number) => Math.round(x.share(value) * WIDTH * 10) / 10
  const atY = (value: number) => Math.round((1 - y.share(value)) * HEIGHT * 10) / 10
  const across_ = x.decades.map(
    (value) =>
      `<path d="M${atX(value)} 0V${HEIGHT}" stroke="#ddd"/>${text(atX(value), HEIGHT + 18, label(value), 'text-anchor="middle"')}`,
  )
  const up = y.decades.map(
    (value) =>
      `<path d="M0 ${atY(value)}H${WIDTH}" stroke="#ddd"/>${text(-8, atY(value) + 4, label(value), 'text-anchor="end"')}`,
  )
  const lines = series.map(({ points }, at) => {
    const colour = COLOURS[at % COLOURS.length]!
    const line = points.map((point) => `${atX(point.x)},${atY(point.y)}`).join(' ')
    const marks = points.map(
      (point) =>
        `<circle cx="${atX(point.x)}" cy="${atY(point.y)}" r="4" fill="${point.hollow ? 'white' : colour}" stroke="${colour}" stroke-width="1.5"/>`,
    )
    return `<polyline points="${line}" fill="none" stroke="${colour}" stroke-width="1.5"/>${marks.join('')}`
  })
  return [
    text(0, -32, title, 'font-size="15" font-weight="bold"'),
    text(0, -12, unit, 'fill="#555"'),
    ...across_,
    ...up,
    ...lines,
    text(WIDTH / 2, HEIGHT + 38, across, 'text-anchor="middle" fill="#555"'),
  ].join('\n')
}

/** Whole decades around the values. */
function scale(values: readonly number[]): { decades: number[]; share: (value: number) => number } {
  const from = Math.floor(Math.log10(Math.min(...values)))
  const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(...values))))
  return {
    decades: Array.from({ length: to - from + 1 }, (_, at) => 10 ** (from + at)),
    share: (value) => (Math.log10(value) - from) / (to - from),
  }
}

const label = (value: number) => (value < 1 ? String(Number(value.toPrecision(1))) : value.toLocaleString('en'))

function text(x: number, y: number, content: string, attributes: string): string {
  return `<text x="${x}" y="${y}" ${attributes}>${content.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</text>`
}
