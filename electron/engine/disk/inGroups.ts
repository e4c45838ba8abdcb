/** A disk or network answers several questions at once. */
const groupSize = 16

/** Works on files at the same time in small groups. The values are in the order of the files; the first error ends it. */
export async function inGroups<Item, Value>(items: readonly Item[], work: (item: Item) => Promise<Value>): Promise<readonly Value[]> {
  const values: Value[] = []
  for (let start = 0; start < items.length; start += groupSize) {
    values.push(...(await Promise.all(items.slice(start, start + groupSize).map(work))))
  }
  return values
}
