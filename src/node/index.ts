/** `gongwen/node`: what needs Node, and programs that are installed beside it. */
export { tesseract, type TesseractOptions } from './tesseract.ts'
