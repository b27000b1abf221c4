/** The notices that the project owns: the founding one and the samples. */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL('../', import.meta.url)

export interface OwnNotice {
  readonly name: string
  readonly path: string
  /** The exact result that the library is held to. */
  readonly expected: string
}

/** In order of their names, the founding notice first. */
export function ownNotices(): OwnNotice[] {
  return ['seeds/', 'samples/'].flatMap((folder) => {
    const at = (file: string) => fileURLToPath(new URL(folder + file, root))
    const texts = readdirSync(new URL(folder, root))
      .filter((file) => file.endsWith('.txt'))
      .sort()
    return texts.map((file) => {
      const name = file.slice(0, -'.txt'.length)
      return { name, path: at(file), expected: at(`${name}.expected.json`) }
    })
  })
}
