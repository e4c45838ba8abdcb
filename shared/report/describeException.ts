import type { KeptException } from '../folder/exceptions'

/** How many exceptions a text lists. */
export const maximumListedExceptions = 50

/** How many of its stores an exception names; more are only counted. */
export const maximumNamedStores = 3

/** What an exception says, such as `Closed on 2024-12-25`, without its stores and its reason. */
export function describeException({ kind, date, endDate, startTime, endTime, start, end }: Omit<KeptException, 'reason' | keyof StoresOfException>): string {
  const days = endDate === '' ? `on ${date}` : `from ${date} to ${endDate}`
  if (kind === 'closed') return `Closed ${days}`
  if (kind === 'hours') return `Open ${startTime}–${endTime} ${days}`
  return `Closed from ${readable(start)} to ${readable(end)}${start.endsWith('Z') ? '' : ', local time'}`
}

/** The headings of `exceptionCells`. */
export const exceptionHeadings = ['When', 'Stores', 'Reason'] as const

/** What an exception of a report says, its stores and its reason, which can be empty. */
export function exceptionCells(exception: KeptException, number: (value: number) => string): readonly [when: string, stores: string, reason: string] {
  return [describeException(exception), describeStores(exception, number), exception.reason]
}

/** The stores that an exception is for. */
type StoresOfException = Pick<KeptException, 'attribute' | 'stores' | 'storeIds' | 'storeNames'>

/** The stores that an exception is for, such as `all stores`, or `store Harbor Road (4)`. */
export function describeStores({ attribute, stores, storeIds, storeNames }: StoresOfException, number: (value: number) => string): string {
  if (attribute !== null) return `stores with ${attribute.name} ${attribute.value}`
  if (stores === null || storeIds === null) return 'all stores'
  if (stores > maximumNamedStores) return `${number(stores)} stores`
  return `${stores === 1 ? 'store' : 'stores'} ${storeIds.map((storeId, index) => nameAndId(storeId, storeNames[index] ?? null)).join(', ')}`
}

/** `Harbor Road (4)`, or the id alone if the store has no name. */
export function nameAndId(storeId: string, name: string | null): string {
  return name === null ? storeId : `${name} (${storeId})`
}

/** `38 h in 3 closures`. */
export function describeExcluded({ hours, closures }: { readonly hours: number; readonly closures: number }, number: (value: number) => string): string {
  return `${number(hours)} h in ${number(closures)} ${closures === 1 ? 'closure' : 'closures'}`
}

/** `2024-12-24 22:00`, or with seconds or ` UTC` if it has them. */
function readable(instant: string): string {
  return instant.replace('T', ' ').replace(/(?<=\d\d:\d\d):00(?=Z|$)/, '').replace('Z', ' UTC')
}
