/** Where pdfjs-dist keeps its font data. pdf.js reads it by path in Node; in a browser the page says where it lies. */

interface Host {
  readonly process?: {
    getBuiltinModule?(id: 'node:module'): { createRequire(from: string): { resolve(id: string): string } }
  }
}

export function fontData(): { cMapUrl?: string; standardFontDataUrl?: string } {
  const { process } = globalThis as Host
  // Outside Node there is no such function.
  const module = process?.getBuiltinModule?.('node:module')
  if (!module) return {}
  const folder = module
    .createRequire(import.meta.url)
    .resolve('pdfjs-dist/package.json')
    .replace(/package\.json$/, '')
  return { cMapUrl: `${folder}cmaps/`, standardFontDataUrl: `${folder}standard_fonts/` }
}
