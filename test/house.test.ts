/** The import table of the house: who may know whom. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../src/', import.meta.url))

const FACES = ['types', 'tree', 'grid', 'source', 'position', 'reporter', 'division', 'described']
const ENGINES = ['grammar', 'solver', 'value', 'divisions']
const STAGES = ['read', 'clean', 'parse', 'repair', 'extract', 'write']

/** A room, and the rooms whose doors it may open. Faces are open to all; stages never import each other. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  ...Object.fromEntries(FACES.map((face) => [face, FACES])),
  ...Object.fromEntries(ENGINES.map((engine) => [engine, [...FACES, engine]])),
  ...Object.fromEntries(STAGES.map((stage) => [stage, [...FACES, ...ENGINES, stage]])),
  // The tree is built over the cleaned text, and read over it.
  parse: [...FACES, ...ENGINES, 'parse', 'clean/cleaned'],
  repair: [...FACES, ...ENGINES, 'repair', 'clean/cleaned'],
  extract: [...FACES, ...ENGINES, 'extract', 'clean/cleaned'],
  // What is written has the shape that the extractors' schemas give it.
  write: [...FACES, ...ENGINES, 'write', 'extract'],
  gongwen: [...FACES, ...ENGINES, ...STAGES],
  mask: [...FACES, ...ENGINES, 'extract', 'mask'],
  index: [...FACES, ...ENGINES, ...STAGES, 'gongwen'],
  schema: ['extract', 'schema'],
  node: [...FACES, 'read', 'node'],
  archive: [...FACES, ...STAGES, 'divisions', 'mask', 'gongwen', 'node', 'archive'],
  cli: [...FACES, ...STAGES, 'divisions', 'cli', 'node', 'archive', 'gongwen', 'index', 'search', 'schema'],
  search: [...FACES, 'grammar', 'value', 'extract', 'search', 'write'],
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
const room = (file: string) => file.split('/')[0]!.replace(/\.ts$/, '')

/** `clean/cleaned` may be named as a file; everything else as a room. */
function allowed(from: string, to: string): boolean {
  const doors = MAY_IMPORT[room(from)]
  return doors?.some((door) => door === room(to) || `${door}.ts` === to) ?? false
}

test('every module imports only what its room may', () => {
  let imports = 0
  const broken: string[] = []
  for (const file of files) {
    const text = readFileSync(join(root, file), 'utf8')
    for (const [, path] of text.matchAll(/(?:from |import\()'(\.[^']+)'/g)) {
      imports++
      const to = relative(root, resolve(dirname(join(root, file)), path!))
      if (!allowed(file, to)) broken.push(`${file} imports ${to}, but ${room(file)} may not know ${room(to)}`)
    }
  }
  expect(broken).toEqual([])
  expect(imports).toBeGreaterThan(100)
})

const NODE = ['cli', 'node', 'archive', 'search']

test('Node stays in the command, in what calls other programs, and in what converts and searches archives', () => {
  const node = files.filter((file) => /from 'node:/.test(readFileSync(join(root, file), 'utf8')))
  expect(node.map(room).filter((name) => !NODE.includes(name))).toEqual([])
  expect(node.length).toBeGreaterThan(0)
})
