/** Maximum length of a search, which can be a list of many stores. */
export const maximumSearchLength = 400_000

/**
 * What a search looks for (REPORT.md, "Search"): several items if lines, commas or semicolons separate them, or spaces
 * between words that all have a digit, as ids do. Empty if nothing is searched.
 */
export function searchItems(search: string): readonly string[] {
  // Ids can have spaces inside, so a space alone is looked for.
  if (/^ +$/.test(search)) return [search]
  const items = search.split(/[\n\r,;\t]+/).map((item) => item.trim()).filter((item) => item !== '')
  return items.flatMap((item) => {
    const words = item.split(/\s+/)
    return words.every((word) => /\d/.test(word)) ? words : [item]
  })
}
