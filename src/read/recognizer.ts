/** Text recognition (文字识别, OCR): a program that the caller brings, for pages that are pictures. */

export interface PagePicture {
  /** PNG. */
  readonly picture: Uint8Array
  /** From 1. */
  readonly page: number
  readonly dotsPerInch: number
}

/** A word, or a single character, and its box in pixels from the upper left. */
export interface RecognizedWord {
  readonly text: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  /** A mark of the printed line that it belongs to: words of one line have the same. */
  readonly line: number
}

export interface Recognizer {
  /** @returns the words of the page; none for a page without text */
  (page: PagePicture, options: { readonly signal?: AbortSignal }): Promise<readonly RecognizedWord[]>
}
