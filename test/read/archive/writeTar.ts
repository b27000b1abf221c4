/** Small TAR files. */

/** A header block (POSIX ustar) and the content, filled up to blocks. */
export function tarEntry(
  name: Uint8Array,
  content: Uint8Array,
  { type = '0', size = content.length, ustar = true } = {},
): Uint8Array {
  const head = Buffer.alloc(512)
  head.set(name.subarray(0, 100))
  head.write('0000644\0', 100)
  head.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  head.write(' '.repeat(8) + type, 148)
  if (ustar) head.write('ustar\x0000', 257)
  const sum = head.reduce((total, byte) => total + byte, 0)
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return new Uint8Array(Buffer.concat([head, content, new Uint8Array((512 - (content.length % 512)) % 512)]))
}
