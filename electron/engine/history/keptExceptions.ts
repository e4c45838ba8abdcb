import { nameKey } from '../../../shared/folder/attributes'
import type { ExceptionKind, KeptException, StoreNames } from '../../../shared/folder/exceptions'
import { maximumNamedStores } from '../../../shared/report/describeException'
import type { Report } from '../../../shared/report/report'
import type { Connection } from '../core/connection'
import { hourUs, isoInstant, localDate, timeOfDay } from '../time/instants'
import { spanOf } from '../time/windows'
import keptException from './kept_exception.sql?raw'
import { readAttributes } from './storeAttributes'

/** An exception as tables have it. Days are since 1970, times of day and instants in microseconds. */
export interface StoredException {
  readonly kind: ExceptionKind
  readonly from_day: number | null
  readonly to_day: number | null
  readonly opens_us: number | null
  readonly closes_us: number | null
  readonly starts_us: number | null
  readonly ends_us: number | null
  readonly is_local: boolean | null
  readonly reason: string | null
}

interface StoredKeptException extends StoredException {
  readonly stores: number | null
  readonly store_ids: readonly string[] | null
  readonly attribute: string | null
  readonly attribute_value: string | null
}

/** The exceptions that a report was made with and that may matter in its span, in the order of time; those of all its stores. */
export async function keptExceptions(connection: Connection, report: Report): Promise<readonly KeptException[]> {
  if (report.exceptionSet === null) return []
  const { fromUs, toUs } = spanOf(report)
  const query = `with wanted_exception as (from exception_row where set_id = $setId) from (${keptException})`
  const stored = await connection.all<StoredKeptException>(query, { setId: report.exceptionSet, fromUs, toUs })
  return withStoreNames(stored.map(toKeptException), async (storeIds) => {
    const values = await readAttributes(connection, report, storeIds)
    return new Map([...values].flatMap(([storeId, { [nameKey]: name }]) => (name ? [[storeId, name]] : [])))
  })
}

/** Exceptions with the names of the first of their stores, which `namesOf` finds by ids without repetitions. */
export async function withStoreNames<Exception extends { readonly storeIds: readonly string[] | null }>(
  exceptions: readonly Exception[],
  namesOf: (storeIds: readonly string[]) => Promise<ReadonlyMap<string, string>>,
): Promise<readonly (Exception & StoreNames)[]> {
  const named = exceptions.map(({ storeIds }) => storeIds?.slice(0, maximumNamedStores) ?? [])
  const names = await namesOf([...new Set(named.flat())])
  return exceptions.map((exception, index) => Object.assign({}, exception, { storeNames: (named[index] ?? []).map((storeId) => names.get(storeId) ?? null) }))
}

/** At most 1,000 of the exceptions in a relation of the current catalog, in the order of time. */
export async function listExceptions(connection: Connection, relation: 'file_exception'): Promise<readonly Omit<KeptException, keyof StoreNames>[]> {
  const query = `with wanted_exception as (from ${relation}) from (${keptException}) limit 1000`
  return (await connection.all<StoredKeptException>(query, { fromUs: -Number.MAX_SAFE_INTEGER, toUs: Number.MAX_SAFE_INTEGER })).map(toKeptException)
}

function attributeOf({ attribute, attribute_value: value }: StoredKeptException): KeptException['attribute'] {
  return attribute === null || value === null ? null : { name: attribute, value }
}

function toKeptException(row: StoredKeptException): Omit<KeptException, keyof StoreNames> {
  return { ...exceptionTexts(row), kind: row.kind, stores: row.stores, storeIds: row.store_ids, attribute: attributeOf(row) }
}

/** The texts of an exception as an exceptions file has them, empty if there are none. */
export function exceptionTexts(stored: StoredException): Omit<KeptException, 'kind' | 'attribute' | 'stores' | 'storeIds' | keyof StoreNames> {
  const { from_day, to_day, opens_us, closes_us, starts_us, ends_us, is_local, reason } = stored
  const instant = (us: number | null): string => {
    if (us === null) return ''
    const written = isoInstant(us).replace('.000000Z', 'Z')
    return is_local === true ? written.replace('T', ' ').replace('Z', '') : written
  }
  return {
    date: from_day === null ? '' : localDate(from_day),
    endDate: to_day === null || to_day === from_day ? '' : localDate(to_day),
    startTime: opens_us === null ? '' : timeOfDay(opens_us),
    // Times are read up to 48:00. An end after that is the same time a day earlier, which is not after its start.
    endTime: closes_us === null ? '' : timeOfDay(closes_us > 48 * hourUs ? closes_us - 24 * hourUs : closes_us),
    start: instant(starts_us),
    end: instant(ends_us),
    reason: reason ?? '',
  }
}
