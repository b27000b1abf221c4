/** A set of vectors of one width, each with an index from 0 on; open addressing, no objects in the loops. */
export class VectorSet {
  size = 0
  keys: Float64Array
  /** Vectors are handed in here. */
  readonly probe: Float64Array
  private capacity: number
  private slots: Int32Array
  private mask: number

  constructor(
    readonly width: number,
    expected = 8,
  ) {
    let capacity = 8
    while (capacity < expected) capacity *= 2
    this.capacity = capacity
    this.keys = new Float64Array(capacity * width)
    this.slots = new Int32Array(capacity * 2)
    this.mask = capacity * 2 - 1
    this.probe = new Float64Array(width)
  }

  /** Index of the vector in `probe`, which is added if it is new. */
  add(): number {
    const slot = this.slotOf(this.probe, 0)
    const found = this.slots[slot]!
    if (found > 0) return found - 1
    const index = this.size++
    const { keys, width, probe } = this
    for (let at = 0; at < width; at++) keys[index * width + at] = probe[at]!
    this.slots[slot] = index + 1
    if (this.size === this.capacity) this.grow()
    return index
  }

  /** Index of the vector that stands in `keys` at `offset`, or -1. */
  find(keys: Float64Array, offset: number): number {
    return this.slots[this.slotOf(keys, offset)]! - 1
  }

  private slotOf(keys: Float64Array, offset: number): number {
    const { width, mask, slots } = this
    if (width === 1) return this.slotOfOne(keys[offset]!)
    let hash = 0
    for (let at = 0; at < width; at++) {
      const value = keys[offset + at]!
      hash = Math.imul(hash ^ (value | 0) ^ Math.imul((value / 0x100000000) | 0, 0x85ebca6b), 0x9e3779b1)
      hash ^= hash >>> 15
    }
    let slot = hash & mask
    for (;;) {
      const found = slots[slot]!
      if (found === 0) return slot
      let at = 0
      const base = (found - 1) * width
      while (at < width && this.keys[base + at] === keys[offset + at]) at++
      if (at === width) return slot
      slot = (slot + 1) & mask
    }
  }

  private slotOfOne(key: number): number {
    const { mask, slots } = this
    let hash = Math.imul((key | 0) ^ Math.imul((key * 2.3283064365386963e-10) | 0, 0x85ebca6b), 0x9e3779b1)
    hash ^= hash >>> 15
    let slot = hash & mask
    for (let found = slots[slot]!; found !== 0 && this.keys[found - 1] !== key; found = slots[slot]!)
      slot = (slot + 1) & mask
    return slot
  }

  private grow(): void {
    this.capacity *= 2
    const keys = new Float64Array(this.capacity * this.width)
    keys.set(this.keys)
    this.keys = keys
    this.slots = new Int32Array(this.capacity * 2)
    this.mask = this.capacity * 2 - 1
    for (let index = 0; index < this.size; index++) this.slots[this.slotOf(keys, index * this.width)] = index + 1
  }
}
