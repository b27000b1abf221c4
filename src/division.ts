/** 行政区划: what is known of administrative divisions, as `gongwen/divisions` provides it. */

export interface Division {
  /** Six digits (GB/T 2260): province, prefecture, county. */
  readonly code: string
  readonly name: string
}

export interface Divisions {
  /** The divisions of that name in that year; several counties share a name (朝阳区). A year of 0 is the present. */
  named(name: string, year: number): readonly Division[]
  /** What the code stood for in that year; null where it stood for nothing. */
  at(code: string, year: number): Division | null
}
