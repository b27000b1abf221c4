/**
 * 切词: text to the tokens of the full-text index. Chinese has no blanks, so a run of characters is indexed as overlapping pairs (政府信息 is
 * 政府 府信 信息), and its last character stands once more alone (息). So every character begins exactly one token: a single character is found by
 * prefix, anywhere; a word of two or more by its pairs as a phrase, and never across a punctuation mark.
 */

/** A run of Chinese characters (private-use ones stand for rare characters), or a word of other letters and digits. */
const RUN = /[\p{Script=Han}\p{Co}]+|(?:(?![\p{Script=Han}\p{Co}])[\p{L}\p{N}\p{M}])+/gu
const CHINESE = /^[\p{Script=Han}\p{Co}]/u
const FULL_WIDTH = /[\uFF01-\uFF5E]/g

/** Full-width forms narrow, letters small; the length stays, so that places in the result are places in the text. */
export function folded(text: string): string {
  const narrow = text.replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
  const small = narrow.toLowerCase()
  return small.length === narrow.length ? small : narrow.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

/** The text as the index takes it: tokens with blanks between. */
export function indexTokens(text: string): string {
  const tokens: string[] = []
  for (const [run] of folded(text).matchAll(RUN)) {
    if (!CHINESE.test(run)) tokens.push(run)
    else pairs(run, tokens, true)
  }
  return tokens.join(' ')
}

/** @param whole with the last character alone */
function pairs(run: string, tokens: string[], whole: boolean): void {
  let before = ''
  for (const character of run) {
    if (before !== '') tokens.push(before + character)
    before = character
  }
  if (whole) tokens.push(before)
}

/**
 * What is looked for, as an FTS5 phrase: its characters in this order, with nothing but marks where it has marks. A `*` at the end lets a word of
 * letters or digits go on.
 *
 * @returns null where there is nothing to look for (marks alone)
 */
export function searchPhrase(text: string): string | null {
  const runs = runsOf(text)
  const tokens: string[] = []
  let prefix = /[*＊]\s*$/.test(text)
  for (const [number, run] of runs.entries()) {
    const last = number === runs.length - 1
    if (!CHINESE.test(run)) tokens.push(run)
    else {
      const single = [...run].length === 1
      if (last) prefix = single
      pairs(run, tokens, !last || single)
    }
  }
  return tokens.length === 0 ? null : `"${tokens.join(' ')}"${prefix ? ' *' : ''}`
}

function runsOf(text: string): string[] {
  return [...folded(text).matchAll(RUN)].map(([run]) => run)
}

/** Where in a folded text the phrase stands: for highlights. */
export function phrasePattern(text: string): RegExp | null {
  const runs = runsOf(text)
  if (runs.length === 0) return null
  const open = /[*＊]\s*$/.test(text)
  const between = (run: string, next: string) =>
    CHINESE.test(run) === CHINESE.test(next)
      ? String.raw`[^\p{L}\p{N}\p{M}\p{Co}]+`
      : String.raw`[^\p{L}\p{N}\p{M}\p{Co}]*`
  const source = runs.map((run, number) => {
    const next = runs[number + 1]
    return run + (next === undefined ? '' : between(run, next))
  })
  const other = String.raw`(?![\p{Script=Han}\p{Co}])[\p{L}\p{N}\p{M}]`
  const start = CHINESE.test(runs[0]!) ? '' : String.raw`(?<!(?![\p{Script=Han}\p{Co}])[\p{L}\p{N}\p{M}])`
  const end = CHINESE.test(runs.at(-1)!) || open ? '' : `(?!${other})`
  return new RegExp(start + source.join('') + end, 'gu')
}
