import type { SampledColumn } from './columnSampler'

type Columns = readonly SampledColumn[]

const storeWords = 'store|shop|site|outlet|branch|location|restaurant'
const otherStoreWords = 'merchant|vendor|monitor|venue|kitchen|account|franchise|partner|tenant|client|unit|place|cafe|bar'
const [storeName, otherStoreName] = [new RegExp(storeWords, 'i'), new RegExp(otherStoreWords, 'i')]
const identifierName = /(?:id|key|code|uuid|guid)$/i
/** Names of what has stores, or of a property of a store, such as `store_chain_id` and `shop_type`. */
const notStoreName = new RegExp(
  `(?:${storeWords}|${otherStoreWords}).*(?:chain|group|brand|owner|region|country|city|compan|type|kind|categor|count|status|version)`,
  'i',
)

/** Whether the name of a column says that it names stores. */
export function isStoreName(name: string): boolean {
  return storeName.test(name) && !notStoreName.test(name)
}

/** Whether the name of a column can be that of stores, such as `merchant`. */
export function mayNameStores(name: string): boolean {
  return (storeName.test(name) || otherStoreName.test(name)) && !notStoreName.test(name)
}

/**
 * Guesses which column names stores, whose ids look like anything: by its name, or because no other column is left. If
 * several columns have such names, the one with the most values is a store rather than something that has stores.
 */
export function guessStoreColumn(free: Columns): string | null {
  const candidates = free.filter((column) => !isRowNumber(column) && !notStoreName.test(column.name) && !column.samples.some(isNested))
  for (const pattern of [storeName, otherStoreName]) {
    const named = candidates.filter(({ name }) => pattern.test(name))
    const identifiers = named.filter(({ name }) => identifierName.test(name))
    const [likely = named[0]] = identifiers.toSorted((one, other) => other.distinct - one.distinct)
    if (likely !== undefined) return likely.name
  }
  const identifiers = candidates.filter(({ name }) => identifierName.test(name))
  const left = identifiers.length > 0 ? identifiers : candidates
  return left.length === 1 ? (left[0]?.name ?? null) : null
}

/** Whether a column counts the rows, and its name does not say that it names stores. */
function isRowNumber({ name, countsRows }: SampledColumn): boolean {
  return countsRows && !storeName.test(name) && !otherStoreName.test(name)
}

/** Whether a value is JSON with values inside. */
function isNested(value: string): boolean {
  return /^[[{]/.test(value)
}
