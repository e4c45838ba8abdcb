import type { KeptException } from '../folder/exceptions'

/** How many exceptions a text lists. */
export const maximumListedExceptions = 50

/** What an exception says, such as `Closed on 2024-12-25`, without its stores and its reason. */
export function describeException({ kind, date, endDate, startTime, endTime, start, end }: Omit<KeptException, 'reason' | 'attribute' | 'stores' | 'storeIds'>): string {
  const days = endDate === '' ? `on ${date}` : `from ${date} to ${endDate}`
  if (kind === 'closed') return `Closed ${days}`
  if (kind === 'hours') return `Open ${startTime}–${endTime} ${days}`
  return `Closed from ${readable(start)} to ${readable(end)}${start.endsWith('Z') ? '' : ', local time'}`
}

/** One sentence for an exception of a report, with its stores and its reason. */
export function exceptionSentence(exception: KeptException, number: (value: number) => string): string {
  const { reason } = exception
  return `${describeException(exception)}, ${describeStores(exception, number)}${reason === '' ? '' : ` (${reason})`}.`
}

/** The stores that an exception is for, such as `all stores`. */
export function describeStores({ attribute, stores, storeIds }: Pick<KeptException, 'attribute' | 'stores' | 'storeIds'>, number: (value: number) => string): string {
  if (attribute !== null) return `stores with ${attribute.name} ${attribute.value}`
  if (stores === null || storeIds === null) return 'all stores'
  return stores <= 3 ? `${stores === 1 ? 'store' : 'stores'} ${storeIds.join(', ')}` : `${number(stores)} stores`
}

/** `38 h in 3 closures`. */
export function describeExcluded({ hours, closures }: { readonly hours: number; readonly closures: number }, number: (value: number) => string): string {
  return `${number(hours)} h in ${number(closures)} ${closures === 1 ? 'closure' : 'closures'}`
}

/** `2024-12-24 22:00`, or with seconds or ` UTC` if it has them. */
function readable(instant: string): string {
  return instant.replace('T', ' ').replace(/(?<=\d\d:\d\d):00(?=Z|$)/, '').replace('Z', ' UTC')
}
