/**
 * Makes an archive of any size from the project's own notices: names, years and numbers vary, some files are damaged as crawls damage them, 2 in 100 are
 * PDF or DOCX, 5 in 1000 are broken. The same seed gives the same files.
 *   npx tsx test/archive/makeNotices.ts FOLDER COUNT [SEED]
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ownNotices } from '../../samples/notices.ts'
import { damage } from '../accuracy/damage.ts'
import { type AuthorNotice, notices } from '../formats/notice.ts'
import { setPages } from '../formats/setPages.ts'
import { toGb18030, toNumberedDocx, toText } from '../formats/writers.ts'
import { randomFrom } from '../random.ts'
import { writePdf } from '../read/pdf/writePdf.ts'

/** Files of a folder. */
const FOLDER = 1000
/** Names of the composed notices' places, and of those that take their turn. */
const PLACES = ['岚河', '蓝河', '青坪', '碧溪', '云岫', '临渚', '沅溪', '澜江', '青泽', '岚山', '柳河', '石门坎']
const OTHERS = [
  '沄川',
  '霁阳',
  '桐浦',
  '栖谷',
  '洛滨',
  '芷岭',
  '浔陵',
  '溱水',
  '雁坪',
  '鹿鸣',
  '望岫',
  '清漪',
  '松泉',
  '月浦',
]
const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨'
const GIVEN = '明华建国志强丽芳秀英文军海燕晓东雪梅'

export type Kind = 'text' | 'damaged' | 'gb18030' | 'pdf' | 'docx' | 'broken'

export interface MadeFile {
  /** Path within the archive's folder. */
  readonly path: string
  readonly kind: Kind
  readonly bytes: Uint8Array
}

const texts = ownNotices().map(({ path }) => readFileSync(path, 'utf8'))

/** The file of a number; `seed` is the archive's. */
export function makeNotice(number: number, seed = 1): MadeFile {
  const next = randomFrom(seed * 1_000_003 + number)
  const pick = <Item>(from: readonly Item[] | string) => from[Math.floor(next() * from.length)] as Item
  const vary = variation(next, pick)
  const name = String(number).padStart(7, '0')
  const file = (kind: Kind, extension: string, bytes: Uint8Array): MadeFile => ({
    path: join(String(Math.floor(number / FOLDER)).padStart(4, '0'), `${name}.${extension}`),
    kind,
    bytes,
  })
  const authored = JSON.parse(vary(JSON.stringify(pick(notices)))) as AuthorNotice
  const lot = next()
  if (lot < 0.005) return file('broken', ...broken(authored, next))
  if (lot < 0.015) return file('pdf', 'pdf', writePdf({ pages: setPages(authored) }))
  if (lot < 0.025) return file('docx', 'docx', toNumberedDocx(authored))
  if (lot < 0.1) return file('gb18030', 'txt', toGb18030(toText(authored)))
  const text = next() < 0.4 ? toText(authored) : vary(pick(texts))
  if (lot < 0.13) return file('damaged', 'txt', Buffer.from(damage(text)))
  return file('text', 'txt', Buffer.from(text))
}

/** Other places, persons, years and numbers of documents; the same word is always replaced by the same within a notice. */
function variation(next: () => number, pick: <Item>(from: readonly Item[] | string) => Item): (text: string) => string {
  const turn = Math.floor(next() * OTHERS.length)
  const years = Math.floor(next() * 9) - 4
  const shift = Math.floor(next() * 89)
  const persons = new Map<string, string>()
  return (text) =>
    text
      .replace(new RegExp(PLACES.join('|'), 'g'), (place) => OTHERS[(PLACES.indexOf(place) + turn) % OTHERS.length]!)
      .replace(/(?<!\d)20[01]\d(?=年|〕|］|\])/g, (year) => String(Number(year) + years))
      .replace(/(?<=[〕］\]])\d+(?=号)/g, (serial) => String(Number(serial) + shift))
      .replace(/(?<!\d)\d{2,3}(?=[个件家户人名份篇次])/g, (number) => String(Number(number) + shift))
      .replace(/(?<=校长|会计|主任|局长)[龚屈王李张刘陈][\u4e00-\u9fff]{2}/g, (person) => {
        if (!persons.has(person))
          persons.set(person, pick<string>(SURNAMES) + pick<string>(GIVEN) + pick<string>(GIVEN))
        return persons.get(person)!
      })
}

/** What disks and crawls leave of files: nothing, a first part, noise. */
function broken(notice: AuthorNotice, next: () => number): [extension: string, bytes: Uint8Array] {
  const lot = Math.floor(next() * 4)
  if (lot === 0) return ['txt', new Uint8Array(0)]
  if (lot === 1) return ['dat', Uint8Array.from({ length: 800 }, () => Math.floor(next() * 256))]
  const docx = toNumberedDocx(notice)
  if (lot === 2) return ['docx', docx.subarray(0, Math.floor(docx.length * 0.6))]
  return ['pdf', Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n')]
}

/** Writes an archive; returns how many files of each kind it has. */
export function makeArchive(folder: string, count: number, seed = 1): Record<Kind, number> {
  const kinds: Record<Kind, number> = { text: 0, damaged: 0, gb18030: 0, pdf: 0, docx: 0, broken: 0 }
  for (let number = 0; number < count; number++) {
    const { path, kind, bytes } = makeNotice(number, seed)
    if (number % FOLDER === 0) mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), bytes)
    kinds[kind]++
  }
  return kinds
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder, count, seed] = process.argv.slice(2)
  if (folder === undefined || !(Number(count) > 0)) {
    console.error('usage: npx tsx test/archive/makeNotices.ts FOLDER COUNT [SEED]')
    process.exit(2)
  }
  console.log(JSON.stringify(makeArchive(folder, Number(count), Number(seed ?? 1))))
}
