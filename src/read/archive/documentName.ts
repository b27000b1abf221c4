/** What stands beside documents in archives: pictures, styles, programs, and what systems leave behind. */
const OTHER =
  /\.(?:png|jpe?g|gif|bmp|webp|svg|ico|tiff?|css|js|mjs|json|map|woff2?|ttf|otf|eot|mp[34]|avi|wav|exe|dll)$/i
const LEFT_BEHIND = /(?:^|\/)(?:__MACOSX\/|\.[^/]*$|Thumbs\.db$|desktop\.ini$)/i

/** May an entry of this name be a document? Only names that surely are none are passed over. */
export function isDocumentName(name: string): boolean {
  return !OTHER.test(name) && !LEFT_BEHIND.test(name)
}
