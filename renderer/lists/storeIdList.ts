/** An id in quotes, in which two quotes stand for one, or an id that ends at a comma, a semicolon or white space. */
const idPattern = /"((?:[^"]|"")*)"|[^\s,;]+/g

/** The ids in a text, in order and without repetitions. */
export function readStoreIds(text: string): readonly string[] {
  const ids = [...text.matchAll(idPattern)].map(([written, quoted]) => quoted?.replaceAll('""', '"').trim() ?? written)
  return [...new Set(ids)].filter((id) => id !== '')
}

/** One id per line, in quotes if it would not be read as a single id. */
export function writeStoreIds(storeIds: readonly string[]): string {
  return storeIds.map((id) => (/[\s,;"]/.test(id) ? `"${id.replaceAll('"', '""')}"` : id)).join('\n')
}
