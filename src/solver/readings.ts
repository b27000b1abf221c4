/**
 * Readings of one row, side by side in flat arrays: entry `reading * columns + column` of each belongs to one cell.
 * A list only grows while it is made.
 */
export class Readings {
  size = 0
  /** Scaled to integers; 0 for a blank. */
  values: Float64Array
  /** 0-based, into the row's joined text; -1 for a blank. */
  starts: Int16Array
  ends: Int16Array
  /** Decimals of the number. */
  places: Uint8Array
  /** Bit k: the k-th of the row's own checks fails. */
  broken: Int32Array
  /** Own checks that fail in every reading of the row; a property of the row, whatever list this is. */
  least = 0
  /** Own checks that fail, beyond those that fail in every reading of the row. */
  costs: Uint8Array

  constructor(
    readonly columns: number,
    private capacity = 16,
  ) {
    this.values = new Float64Array(capacity * columns)
    this.starts = new Int16Array(capacity * columns)
    this.ends = new Int16Array(capacity * columns)
    this.places = new Uint8Array(capacity * columns)
    this.broken = new Int32Array(capacity)
    this.costs = new Uint8Array(capacity)
  }

  /** Appends one reading: the cells from `row`, its failing checks and their number. */
  push(row: Cells, broken: number, cost: number): void {
    if (this.size === this.capacity) this.grow()
    const at = this.size * this.columns
    this.values.set(row.values, at)
    this.starts.set(row.starts, at)
    this.ends.set(row.ends, at)
    this.places.set(row.places, at)
    this.broken[this.size] = broken
    this.costs[this.size] = cost
    this.size++
  }

  copy(): Readings {
    const copy = new Readings(this.columns, this.size + 16)
    copy.size = this.size
    copy.least = this.least
    copy.values.set(this.values.subarray(0, this.size * this.columns))
    copy.starts.set(this.starts.subarray(0, this.size * this.columns))
    copy.ends.set(this.ends.subarray(0, this.size * this.columns))
    copy.places.set(this.places.subarray(0, this.size * this.columns))
    copy.broken.set(this.broken.subarray(0, this.size))
    copy.costs.set(this.costs.subarray(0, this.size))
    return copy
  }

  private grow(): void {
    this.capacity *= 2
    const { columns, capacity } = this
    this.values = lengthen(this.values, new Float64Array(capacity * columns))
    this.starts = lengthen(this.starts, new Int16Array(capacity * columns))
    this.ends = lengthen(this.ends, new Int16Array(capacity * columns))
    this.places = lengthen(this.places, new Uint8Array(capacity * columns))
    this.broken = lengthen(this.broken, new Int32Array(capacity))
    this.costs = lengthen(this.costs, new Uint8Array(capacity))
  }
}

/** The cells of the one reading that is being made. */
export class Cells {
  readonly values: Float64Array
  readonly starts: Int16Array
  readonly ends: Int16Array
  readonly places: Uint8Array

  constructor(columns: number) {
    this.values = new Float64Array(columns)
    this.starts = new Int16Array(columns).fill(-1)
    this.ends = new Int16Array(columns).fill(-1)
    this.places = new Uint8Array(columns)
  }

  set(column: number, value: number, start: number, end: number, places: number): void {
    this.values[column] = value
    this.starts[column] = start
    this.ends[column] = end
    this.places[column] = places
  }

  clear(column: number): void {
    this.set(column, 0, -1, -1, 0)
  }
}

function lengthen<Numbers extends Float64Array | Int16Array | Int32Array | Uint8Array>(
  short: Numbers,
  long: Numbers,
): Numbers {
  long.set(short)
  return long
}
