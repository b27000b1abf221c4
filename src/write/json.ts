/** JSON that is safe as a line and in JavaScript: U+2028 and U+2029, which some readers take for line ends, are escaped. */
export function toJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
}
