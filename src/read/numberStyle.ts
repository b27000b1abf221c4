/**
 * The numbers that Word and browsers set before the items of a list, by the names of OOXML's `numFmt` (ECMA-376 17.18.59, ST_NumberFormat). Those
 * of Chinese documents are all here; styles of other scripts fall back to figures.
 */
export type NumberStyle = keyof typeof styles | 'none'

const COUNTING = '〇一二三四五六七八九'
const PLAIN = '零一二三四五六七八九'
const LEGAL_SIMPLIFIED = '零壹贰叁肆伍陆柒捌玖'
const LEGAL_TRADITIONAL = '零壹貳參肆伍陸柒捌玖'
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'

const styles = {
  decimal: (number: number) => String(number),
  decimalZero: (number: number) => String(number).padStart(2, '0'),
  decimalFullWidth: (number: number) => wide(String(number)),
  decimalFullWidth2: (number: number) => wide(String(number)),
  decimalHalfWidth: (number: number) => String(number),
  decimalEnclosedCircle: (number: number) => circled(number),
  decimalEnclosedCircleChinese: (number: number) => circled(number),
  decimalEnclosedFullstop: (number: number) => within(number, 20) ? String.fromCharCode(0x2487 + number) : `${number}.`,
  decimalEnclosedParen: (number: number) => within(number, 20) ? String.fromCharCode(0x2473 + number) : `(${number})`,
  numberInDash: (number: number) => `- ${number} -`,
  upperLetter: (number: number) => letters(number, 65),
  lowerLetter: (number: number) => letters(number, 97),
  upperRoman: (number: number) => roman(number),
  lowerRoman: (number: number) => roman(number).toLowerCase(),
  chineseCounting: (number: number) => counting(number, PLAIN, '十', '百', '千', '万'),
  chineseCountingThousand: (number: number) => counting(number, PLAIN, '十', '百', '千', '万'),
  chineseLegalSimplified: (number: number) => counting(number, LEGAL_SIMPLIFIED, '拾', '佰', '仟', '万', true),
  ideographDigital: (number: number) => figures(number, COUNTING),
  japaneseDigitalTenThousand: (number: number) => figures(number, COUNTING),
  japaneseCounting: (number: number) => counting(number, PLAIN, '十', '百', '千', '万'),
  taiwaneseCounting: (number: number) => counting(number, PLAIN, '十', '百', '千', '萬'),
  taiwaneseCountingThousand: (number: number) => counting(number, PLAIN, '十', '百', '千', '萬'),
  taiwaneseDigital: (number: number) => figures(number, COUNTING),
  ideographLegalTraditional: (number: number) => counting(number, LEGAL_TRADITIONAL, '拾', '佰', '仟', '萬', true),
  ideographTraditional: (number: number) => within(number, 10) ? STEMS[number - 1]! : String(number),
  ideographZodiac: (number: number) => within(number, 12) ? BRANCHES[number - 1]! : String(number),
  ideographZodiacTraditional: (number: number) => within(number, 60) ? STEMS[(number - 1) % 10]! + BRANCHES[(number - 1) % 12]! : String(number),
  ideographEnclosedCircle: (number: number) => within(number, 10) ? String.fromCharCode(0x327f + number) : counting(number, PLAIN, '十', '百', '千', '万'),
} // prettier-ignore

export function formatNumber(number: number, style: string): string {
  if (style === 'none' || style === 'bullet') return ''
  return (style in styles ? styles[style as keyof typeof styles] : styles.decimal)(number)
}

const within = (number: number, most: number) => number >= 1 && number <= most

function wide(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
}

function circled(number: number): string {
  if (within(number, 20)) return String.fromCharCode(0x245f + number)
  if (number > 20 && number <= 35) return String.fromCharCode(0x323c + number)
  if (number > 35 && number <= 50) return String.fromCharCode(0x328d + number)
  return String(number)
}

/** Word counts a, b … z, aa, bb …. */
function letters(number: number, first: number): string {
  if (number < 1) return String(number)
  const times = Math.min(40, Math.ceil(number / 26))
  return String.fromCharCode(first + ((number - 1) % 26)).repeat(times)
}

const ROMAN = [[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']] as const // prettier-ignore

function roman(number: number): string {
  if (!within(number, 4999)) return String(number)
  let rest = number
  let text = ''
  for (const [value, letter] of ROMAN) {
    for (; rest >= value; rest -= value) text += letter
  }
  return text
}

function figures(number: number, digits: string): string {
  return String(number).replace(/\d/g, (digit) => digits[Number(digit)]!)
}

/** 十, 十一, 二十, 一百零五; the forms for money say 壹拾. Above 99,999 in figures. */
function counting(
  number: number,
  digits: string,
  ten: string,
  hundred: string,
  thousand: string,
  myriad: string,
  full = false,
): string {
  if (number < 0 || number > 99_999) return String(number)
  if (number === 0) return digits[0]!
  const units = ['', ten, hundred, thousand, myriad]
  const text = String(number)
  let out = ''
  let zero = false
  for (let at = 0; at < text.length; at++) {
    const digit = Number(text[at])
    const unit = units[text.length - 1 - at]!
    if (digit === 0) zero = true
    else {
      if (zero && out !== '') out += digits[0]
      zero = false
      out += digits[digit]! + unit
    }
  }
  return !full && number >= 10 && number < 20 ? out.slice(1) : out
}
