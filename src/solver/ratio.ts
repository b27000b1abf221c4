/** One whole number's share of another, as a double. */
export function ratio(part: bigint, whole: bigint): number {
  if (part === whole) return 1
  const excess = BigInt(Math.max(0, whole.toString(2).length - 1000))
  return Number(part >> excess) / Number(whole >> excess)
}
