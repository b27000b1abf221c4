/** The marks that a `.` of degraded text can stand for; a label is an index here. `.` itself is a decimal point or a list number's. */
export const MARKS = ['，', '。', '、', '；', '：', '.', '？', '！', '—'] as const

export type MarkText = (typeof MARKS)[number]
