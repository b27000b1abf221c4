/** Queries of real words: cut out of an archive's own texts, of one character and of more, alone, combined and with filters; no query twice. */
import type { Scanned } from './scan.ts'

export function* composeQueries(archive: readonly Scanned[], count: number, random: () => number): Generator<string> {
  const pick = <Item>(list: readonly Item[]): Item => list[Math.floor(random() * list.length)]!
  const word = (length: number): string => {
    for (;;) {
      const text = pick(archive).text
      const at = Math.floor(random() * text.length)
      const found = [...text.slice(at, at + length * 2)].slice(0, length).join('')
      if (/^[\p{Script=Han}]+$/u.test(found) && [...found].length === length) return found
    }
  }
  const notice = () => pick(archive).notice
  const filters = [
    () => `year:${2005 + Math.floor(random() * 10)}..${2010 + Math.floor(random() * 10)}`,
    () => `genre:${notice().genre ?? '通知'}`,
    () => `issuer:${notice().issuers[0]?.name.slice(-3) ?? '办公室'}`,
    () => `unit:${notice().praises[0]?.unit.name ?? '教育局'}`,
    () => `number:${notice().documentNumber?.text ?? '岚政发〔2009〕1号'}`,
    () => `deadline:${1 + Math.floor(random() * 12)}月`,
    () =>
      `praised:${notice().praises[0]?.unit.name.slice(1) ?? '局'} aspect:${notice().praises[0]?.aspect?.slice(0, 2) ?? '管理'}`,
    () => `date:${notice().date?.iso.slice(0, 7) ?? '2009-02'}`,
    () => `problem:${word(2)}`,
    () => `directive:${word(2)}`,
    () => 'check:failed check:total',
  ]
  const kinds = [
    ...Array.from({ length: 3 }, () => () => word(1)),
    ...Array.from({ length: 4 }, () => () => word(2)),
    () => word(3),
    () => word(4),
    () => word(6),
    () => `${word(2)} ${word(2)}`,
    () => `${word(1)} ${word(2)}`,
    () => `(${word(2)} OR ${word(3)}) -${word(1)}`,
    () => `${word(2)} ${pick(filters)()}`,
    () => `title:${word(2)}`,
    () => pick(filters)(),
    () => `${word(2)} OR ${pick(filters)()}`,
    () => `-${word(1)} ${pick(filters)()}`,
    () => /[〔［[]\d+.*?号/.exec(pick(archive).text)?.[0] ?? word(2),
    () => /\d+[件处份项]/.exec(pick(archive).text)?.[0] ?? word(2),
  ]
  const made = new Set<string>()
  for (let turn = 0; made.size < count && turn < count * 20; turn++) {
    const query = kinds[turn % kinds.length]!()
    if (made.has(query)) continue
    made.add(query)
    yield query
  }
}
