import { decimalsOf, numberFormatter } from '../../../../shared/core/numbers'

/** Numbers in documents are English like the words around them, because a document leaves the computer it was made on. */
export const documentLocale = 'en-US'
export const formatNumber = numberFormatter(documentLocale)

export function formatCount(value: number): string {
  return formatNumber(value, 0)
}

/** `1 store`, `2 stores`. */
export function formatStores(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'store' : 'stores'}`
}

/** A number with the decimals it has: `99`, `99.95`. */
export function formatAsWritten(value: number): string {
  return formatNumber(value, decimalsOf(value))
}
