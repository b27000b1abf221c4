/** `gongwen/archive`: archives of notices, by all cores. Needs Node. */
export { type ConvertOptions, convert, type Progress } from './convert.ts'
export { ConvertedNotice } from './convertedNotice.ts'
export type { ByteInput, Input } from './input.ts'
export { walk } from './walk.ts'
export { convertToFile, type Run } from './convertToFile.ts'
export { readNotices } from './lines.ts'
export { Report } from './report.ts'
