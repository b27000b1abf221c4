/** The charsets (字符集) that text is read in, by the names that `source.charset` uses. */
export const charsets = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'hz'] as const
export type Charset = (typeof charsets)[number]

/** Labels seen in the wild. GB2312 and GBK are subsets of GB18030, and files named by them often hold more than they may. */
const labels: Record<Charset, string> = {
  'utf-8': 'utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 x-unicode20utf8 utf-8-sig cp65001 ascii us-ascii',
  'utf-16le': 'utf-16le utf-16 utf16 utf16le ucs-2 ucs2 unicode unicodefeff csunicode iso-10646-ucs-2',
  'utf-16be': 'utf-16be utf16be unicodefffe',
  gb18030:
    'gb18030 gbk gb2312 gb18030-2000 gb18030-2005 gb18030-2022 gb_2312 gb_2312-80 csgb2312 iso-ir-58 chinese euc-cn euccn ' +
    'gb2312-80 x-gbk cp936 ms936 windows-936 936',
  big5: 'big5 big-5 cn-big5 csbig5 x-x-big5 big5-hkscs cp950 ms950 windows-950 950',
  hz: 'hz hz-gb-2312 hz-gb2312 hzgb2312',
}

const byLabel = new Map(charsets.flatMap((charset) => labels[charset].split(' ').map((label) => [label, charset])))

/** The charset of a label (`GBK`, `cp936`, `UTF8`), whatever its case; null for a label not known. */
export function charsetOf(label: string): Charset | null {
  return byLabel.get(label.trim().toLowerCase()) ?? null
}

/** A byte order mark or signature at the start of a file. `charset` is null where the mark is known and its charset not supported. */
export interface ByteOrderMark {
  readonly charset: Charset | null
  readonly name: string
  readonly bytes: readonly number[]
}

/** Longer marks first: that of UTF-32LE begins with that of UTF-16LE. */
const byteOrderMarks: readonly ByteOrderMark[] = [
  { charset: null, name: 'UTF-32LE', bytes: [0xff, 0xfe, 0x00, 0x00] },
  { charset: null, name: 'UTF-32BE', bytes: [0x00, 0x00, 0xfe, 0xff] },
  { charset: 'gb18030', name: 'GB18030', bytes: [0x84, 0x31, 0x95, 0x33] },
  { charset: 'utf-8', name: 'UTF-8', bytes: [0xef, 0xbb, 0xbf] },
  { charset: 'utf-16le', name: 'UTF-16LE', bytes: [0xff, 0xfe] },
  { charset: 'utf-16be', name: 'UTF-16BE', bytes: [0xfe, 0xff] },
]

/** The mark that the bytes begin with, or null. */
export function byteOrderMark(bytes: Uint8Array): ByteOrderMark | null {
  return byteOrderMarks.find((mark) => startsWith(bytes, mark.bytes)) ?? null
}

/** Do the bytes begin with these? */
export function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte)
}
