import * as z from 'zod/mini'
import { described } from '../described.ts'
import { find } from '../grammar/match.ts'
import { Evidence } from '../types.ts'
import { type Context, evidence, parts } from './context.ts'

const Mark = /* @__PURE__ */ described({}, () => z.nullable(Evidence))

/** 份号, 密级, 紧急程度, 签发人, 印发机关, 印发日期, 附注; and of the disclosure block 索引号, 主题词, 有效性, 分类. */
export const Marks = /* @__PURE__ */ described('Marks', () =>
  z.strictObject({
    copyNumber: Mark,
    secrecy: Mark,
    secrecyTerm: Mark,
    urgency: Mark,
    signer: Mark,
    printedBy: Mark,
    printedOn: Mark,
    remark: Mark,
    indexNumber: Mark,
    keywords: Mark,
    validity: Mark,
    subject: Mark,
  }),
)

export function extractMarks(context: Context): z.infer<typeof Marks> {
  const nodes = parts(context, 'mark')
  const whole = (name: string) => {
    const node = nodes.find((mark) => mark.name === name)
    return node ? evidence(context, node.data.from, node.data.to) : null
  }
  /** A named part of the rule's match. */
  const part = (name: 'secrecy' | 'printed', group: string) => {
    const node = nodes.find((mark) => mark.name === name)
    const value = node && find(context.grammar.patterns.mark[name], node.value)?.groups![group]
    if (!node || !value) return null
    const from = node.data.from + node.value.indexOf(value)
    return evidence(context, from, from + value.length)
  }
  return {
    copyNumber: whole('copyNumber'),
    secrecy: whole('secrecy'),
    secrecyTerm: part('secrecy', 'term'),
    urgency: whole('urgency'),
    signer: whole('signer'),
    printedBy: part('printed', 'organ'),
    printedOn: part('printed', 'date'),
    remark: whole('remark'),
    indexNumber: whole('indexNumber'),
    keywords: whole('keywords'),
    validity: whole('validity'),
    subject: whole('subject'),
  }
}
