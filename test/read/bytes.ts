/** Bytes for tests: what no platform encodes is done by hand, or stands in `cases/` in base64, from Python's codecs. */
export const hexBytes = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/[0-9A-Fa-f]{2}/g) ?? [], (pair) => Number.parseInt(pair, 16))

export const base64Bytes = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

export function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), order === 'le')
  return new Uint8Array(view.buffer)
}

export const marks = {
  'utf-8': hexBytes('EFBBBF'),
  'utf-16le': hexBytes('FFFE'),
  'utf-16be': hexBytes('FEFF'),
  gb18030: hexBytes('84319533'),
}

export function join(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}
