/** The table of traditional characters (繁体字). */
import { FORMS, GAPS } from './simplified.ts'

let known: ReadonlyMap<string, string> | undefined

/** The simplified form of each traditional character. */
export function simplifiedForms(): ReadonlyMap<string, string> {
  return (known ??= readForms())
}

function readForms(): Map<string, string> {
  const bytes = Uint8Array.from(FORMS, (letter) => letter.charCodeAt(0) | 0x80)
  const simplified = new TextDecoder('gb18030').decode(bytes)
  const forms = new Map<string, string>()
  let code = 0x4e00
  for (const letter of GAPS)
    if (letter === '~') code += 94
    else {
      code += letter.charCodeAt(0) - 0x20
      forms.set(String.fromCharCode(code++), simplified[forms.size]!)
    }
  return forms
}
