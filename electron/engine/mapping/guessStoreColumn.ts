import type { MappableFile } from '../../../shared/folder/mapping'

type Columns = MappableFile['columns']

const storeName = /store|shop|site|outlet|branch|location|restaurant/i
const otherStoreName = /merchant|vendor|monitor|venue|kitchen|account|franchise|partner|tenant|client|unit|place|cafe|bar/i
const identifierName = /(?:id|key|code|uuid|guid)$/i

/** Whether the name of a column says that it names stores. */
export function isStoreName(name: string): boolean {
  return storeName.test(name)
}

/** Guesses which column names stores, whose ids look like anything: by its name, or because no other column is left. */
export function guessStoreColumn(free: Columns): string | null {
  const candidates = free.filter((column) => !isRowNumber(column))
  for (const pattern of [storeName, otherStoreName]) {
    const named = candidates.filter(({ name }) => pattern.test(name))
    const likely = named.find(({ name }) => identifierName.test(name)) ?? named[0]
    if (likely !== undefined) return likely.name
  }
  const identifiers = candidates.filter(({ name }) => identifierName.test(name))
  const left = identifiers.length > 0 ? identifiers : candidates
  return left.length === 1 ? (left[0]?.name ?? null) : null
}

/** Whether a column counts the rows: its first values follow each other, and its name does not say that it names stores. */
function isRowNumber({ name, samples }: Columns[number]): boolean {
  if (storeName.test(name) || otherStoreName.test(name)) return false
  const numbers = samples.map((sample) => (/^\d{1,15}$/.test(sample) ? Number(sample) : Number.NaN))
  return numbers.length > 1 && numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? Number.NaN) + 1)
}
