/** An id in quotes, where two of them are one quote, or one up to a comma, semicolon or space. */
const idPattern = /"((?:[^"]|"")*)"|[^\s,;]+/g

/** The ids in a text, each once, in their order. */
export function readStoreList(text: string): readonly string[] {
  const ids = [...text.matchAll(idPattern)].map(([written, quoted]) => quoted?.replaceAll('""', '"').trim() ?? written)
  return [...new Set(ids)].filter((id) => id !== '')
}

/** The ids one a line; in quotes where they would not be read as one. */
export function writeStoreList(storeIds: readonly string[]): string {
  return storeIds.map((id) => (/[\s,;"]/.test(id) ? `"${id.replaceAll('"', '""')}"` : id)).join('\n')
}
