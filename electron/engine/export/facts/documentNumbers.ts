import { numberFormatter } from '../../../../shared/core/numbers'

/** Numbers in documents are English like the words around them, because a document leaves the computer it was made on. */
export const documentLocale = 'en-US'
export const formatNumber = numberFormatter(documentLocale)

export function formatCount(value: number): string {
  return formatNumber(value, 0)
}
