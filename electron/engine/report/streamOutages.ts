import type { outageColumns } from '../../../shared/export/exportedColumns'
import type { AttributeKey, AttributeValues } from '../../../shared/folder/attributes'
import type { ReportRow } from '../../../shared/report/columns'
import type { OutageBegin, OutageEnd } from '../../../shared/report/timeline'
import type { CsvFormat } from '../../../shared/export/csvFormats'
import type { Connection } from '../core/connection'
import { columnsOfAttributes } from '../history/reportColumns'
import type { AttributeColumn } from '../files/attributeColumns'
import type { AttributeRow } from '../history/storeAttributes'
import type { Selection } from '../select/selection'
import { hourUs, isoInstant, localInstant } from '../time/instants'
import type { StoredOutage } from './readTimeline'
import localOutage from './local_outage.sql?raw'
import outage from './outage.sql?raw'

/**
 * The columns of an outage, and the attributes of its store by their keys. Instants are as `OutageInstants` writes them, and
 * null if there is none.
 */
export type OutageFields<Instant> = Readonly<Record<Exclude<(typeof outageColumns)[number], InstantColumn>, string | number>> &
  Readonly<Record<InstantColumn, Instant | null>> & { readonly begins: OutageBegin; readonly ends: OutageEnd } & AttributeValues

type InstantColumn = Extract<(typeof outageColumns)[number], `${string}_utc` | `${string}_local`>

/** How instants are written, from UTC microseconds and the offset of the clock of the store. */
export interface OutageInstants<Instant> {
  readonly utc: (us: number) => Instant
  readonly local: (us: number, offsetUs: number) => Instant
}

interface LocalOutage extends StoredOutage, AttributeRow {
  readonly zone_name: string
  readonly start_offset_us: number
  readonly end_offset_us: number
  readonly open_start_offset_us: number
  readonly open_end_offset_us: number
}

/**
 * Streams the outages of the selected stores in batches: the stores in the order of the selection, the outages of a store in
 * order of time. `recreateReport` must have created the relations of the report.
 */
export async function* streamOutages<Instant>(
  connection: Connection,
  selection: Selection,
  instants: OutageInstants<Instant>,
): AsyncGenerator<readonly OutageFields<Instant>[]> {
  const columns = [...columnsOfAttributes(selection.report.attributes)]
  await connection.run(`create or replace temp table chosen_store (store_id varchar, position bigint${columns.map(([, column]) => `, ${column} varchar`).join('')})`)
  let position = 0
  for await (const rows of selection.stream(['store_id', ...columns.map(([key]) => key)])) {
    await connection.append('chosen_store', rows.map((row) => cellsOf(row, position++, columns)))
  }
  const utcOrNull = (us: number | null): Instant | null => (us === null ? null : instants.utc(us))
  for await (const outages of connection.stream<LocalOutage>(`with outage as (${outage}) ${localOutage}`)) {
    yield outages.map((found) => Object.assign(attributesOf(found, columns), {
      store_id: found.store_id,
      start_utc: instants.utc(found.starts_us),
      end_utc: instants.utc(found.ends_us),
      start_local: instants.local(found.starts_us, found.start_offset_us),
      end_local: instants.local(found.ends_us, found.end_offset_us),
      timezone: found.zone_name,
      open_hours: found.open_us / hourUs,
      is_ongoing: String(found.is_ongoing),
      open_start_utc: instants.utc(found.open_starts_us),
      open_end_utc: instants.utc(found.open_ends_us),
      open_start_local: instants.local(found.open_starts_us, found.open_start_offset_us),
      open_end_local: instants.local(found.open_ends_us, found.open_end_offset_us),
      begins: found.begins,
      ends: found.ends,
      last_active_before_utc: utcOrNull(found.last_active_before_us),
      first_inactive_utc: instants.utc(found.first_inactive_us),
      last_inactive_utc: instants.utc(found.last_inactive_us),
      first_active_after_utc: utcOrNull(found.first_active_after_us),
    }))
  }
}

type Columns = readonly (readonly [AttributeKey, AttributeColumn])[]

function cellsOf(row: ReportRow, position: number, columns: Columns): readonly (string | number | null)[] {
  return [row.store_id, position, ...columns.map(([key]) => row[key] ?? null)]
}

function attributesOf(found: AttributeRow, columns: Columns): AttributeValues {
  return Object.fromEntries(columns.map(([key, column]) => [key, found[column] ?? null]))
}

const isoInstants: OutageInstants<string> = { utc: isoInstant, local: localInstant }

/** The one form that Excel reads as date and time in every country; it has neither offsets nor fractions of a second. */
const spreadsheetInstants: OutageInstants<string> = {
  utc: (us) => isoInstant(us).slice(0, 19).replace('T', ' '),
  local: (us, offsetUs) => spreadsheetInstants.utc(us + offsetUs),
}

export function instantsOf(format: CsvFormat): OutageInstants<string> {
  return format === 'plain' ? isoInstants : spreadsheetInstants
}
