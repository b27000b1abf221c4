/** Encryption of a PDF by a password (ISO 32000-1 7.6, revision 2: RC4 with 40 bits), for tests. Texts hold a byte a character. */
import { createHash } from 'node:crypto'

const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')
const ID = Buffer.from('0123456789abcdef')
/** All is allowed. */
const PERMISSIONS = Buffer.from([0xfc, 0xff, 0xff, 0xff])

const md5 = (...parts: Uint8Array[]) => createHash('md5').update(Buffer.concat(parts)).digest()
const padded = (password: string) => Buffer.concat([Buffer.from(password, 'latin1'), PADDING]).subarray(0, 32)

function rc4(key: Uint8Array, data: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, at) => at)
  const swap = (i: number, j: number) => ([state[i], state[j]] = [state[j]!, state[i]!])
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + state[i]! + key[i % key.length]!) & 255
    swap(i, j)
  }
  let [i, j] = [0, 0]
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) & 255
      j = (j + state[i]!) & 255
      swap(i, j)
      return byte ^ state[(state[i]! + state[j]!) & 255]!
    }),
  )
}

export class Lock {
  readonly #key: Buffer
  /** What the trailer says of it. */
  readonly trailer: string

  constructor(password: string) {
    const owner = rc4(md5(padded('owner')).subarray(0, 5), padded(password))
    this.#key = md5(padded(password), owner, PERMISSIONS, ID).subarray(0, 5)
    const user = rc4(this.#key, PADDING)
    this.trailer = ` /ID [<${ID.toString('hex')}> <${ID.toString('hex')}>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <${owner.toString('hex')}> /U <${user.toString('hex')}> /P -4 >>`
  }

  /** An object with its strings and its stream encrypted. */
  seal(body: string, number: number): string {
    const key = md5(this.#key, Buffer.from([number & 255, number >> 8, 0, 0, 0])).subarray(0, 10)
    const sealed = (text: string) => rc4(key, Buffer.from(text, 'latin1'))
    return body
      .replace(/\((Adobe|GB1)\)/g, (_, text: string) => `<${sealed(text).toString('hex')}>`)
      .replace(
        /stream\n([^]*)\nendstream/,
        (_, content: string) => `stream\n${sealed(content).toString('latin1')}\nendstream`,
      )
  }
}
