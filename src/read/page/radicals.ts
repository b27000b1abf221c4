/**
 * Code points of radicals (部首) where characters are meant. Fonts draw 金 and the radical U+2FA6 by one glyph, and a PDF that names its
 * glyphs backwards may say either. NFKC is no way back: it leaves most of the supplement alone and changes ①, ㎡ and （ as well.
 */

/**
 * The ideograph of each code point from U+2E80 (blank: none), by Unicode's property Equivalent_Unified_Ideograph, with two exceptions: fonts for
 * simplified characters draw U+2F3E and U+2FAD as 户 and 青, where Unicode names the traditional forms.
 */
const SUPPLEMENT =
  ' 厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵 旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟'
/** From U+2F00. */
const KANGXI =
  '一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠'

const RADICAL = /[\u2E80-\u2EF3\u2F00-\u2FD5]/
const RADICALS = new RegExp(RADICAL, 'g')

const ideographs = new Map([...from(0x2e80, SUPPLEMENT), ...from(0x2f00, KANGXI)])

function from(first: number, table: string): [string, string][] {
  return Array.from(table, (ideograph, index): [string, string] => [
    String.fromCodePoint(first + index),
    ideograph,
  ]).filter(([, ideograph]) => ideograph !== ' ')
}

export const hasRadicals = (text: string): boolean => RADICAL.test(text)

/** The text with characters for radicals. */
export function unifyRadicals(text: string): string {
  return hasRadicals(text) ? text.replace(RADICALS, (radical) => ideographs.get(radical) ?? radical) : text
}
