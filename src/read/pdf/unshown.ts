/**
 * Fonts are asked what their glyphs mean, and never shown. In Node pdf.js takes every glyph's outline out of its font, as it has no document to
 * give the font to: a quarter of the time and of the memory. This document takes fonts and shows nothing. In a browser pdf.js has the page's.
 */
const document = {
  createElement: () => ({ sheet: { cssRules: [], insertRule() {} }, remove() {} }),
  documentElement: { getElementsByTagName: () => [{ append() {} }] },
}

export function unshown(): { disableFontFace?: boolean; ownerDocument?: HTMLDocument } {
  const { process } = globalThis as { readonly process?: { readonly versions?: { readonly node?: string } } }
  if (process?.versions?.node === undefined) return {}
  return { disableFontFace: false, ownerDocument: document as unknown as HTMLDocument }
}
