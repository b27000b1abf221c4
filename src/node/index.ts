/** `gongwen/node`: what needs Node, and programs that are installed beside it. */
export { libreOffice, type LibreOfficeOptions } from './libreOffice.ts'
export { tesseract, type TesseractOptions } from './tesseract.ts'
