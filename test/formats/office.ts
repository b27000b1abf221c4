/** LibreOffice as a maker of test files. */
import { execFile } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const command = process.env.SOFFICE ?? '/usr/bin/soffice'

/** Is LibreOffice there? */
export const office = existsSync(command)
if (!office)
  console.warn(
    `Skipped: files made by LibreOffice need it at ${command} (Debian: apt-get install libreoffice-writer), or its path in SOFFICE.`,
  )

/** Makes of each page a file of another format, all in one run. */
export async function convert(
  pages: ReadonlyMap<string, Uint8Array>,
  filter: string,
  folder: string,
): Promise<Map<string, Uint8Array>> {
  const inputs = [...pages].map(([name, bytes]) => {
    const path = join(folder, `${name}.html`)
    writeFileSync(path, bytes)
    return path
  })
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
  await promisify(execFile)(
    command,
    [
      profile,
      '--headless',
      '--norestore',
      '--infilter=HTML (StarWriter)',
      '--convert-to',
      filter,
      '--outdir',
      folder,
      ...inputs,
    ],
    { timeout: 110_000 },
  )
  const ending = filter.split(':', 1)[0]!
  return new Map([...pages.keys()].map((name) => [name, readFileSync(join(folder, `${name}.${ending}`))]))
}
