import type { outageColumns } from '../../../shared/export/exportedColumns'
import type { ReportRow } from '../../../shared/report/columns'
import type { CsvFormat } from '../../../shared/export/csvFormats'
import type { Connection } from '../core/database'
import { hourUs, isoInstant, localInstant } from '../time/instants'
import localOutage from './local_outage.sql?raw'
import outage from './outage.sql?raw'

export type OutageFields = Readonly<Record<(typeof outageColumns)[number], string | number>>

interface StoredOutage {
  readonly store_id: string
  readonly zone_name: string
  readonly starts_us: number
  readonly ends_us: number
  readonly open_us: number
  readonly is_ongoing: boolean
  readonly start_offset_us: number
  readonly end_offset_us: number
}

/**
 * Streams the outages of these stores in batches: the stores in the given order, the outages of a store in order of time.
 * `recreateReport` must have created the relations of the report.
 */
export async function* streamOutages(
  connection: Connection,
  stores: AsyncIterable<readonly Pick<ReportRow, 'store_id'>[]>,
  format: CsvFormat,
): AsyncGenerator<readonly OutageFields[]> {
  await connection.run('create temp table chosen_store (store_id varchar, position bigint)')
  let position = 0
  for await (const rows of stores) {
    await connection.append('chosen_store', rows.map(({ store_id }) => [store_id, position++]))
  }
  const instants = format === 'plain' ? isoInstants : spreadsheetInstants
  for await (const outages of connection.stream<StoredOutage>(`with outage as (${outage}) ${localOutage}`)) {
    yield outages.map(({ store_id, zone_name, open_us, is_ongoing, ...ends }) => ({
      store_id,
      start_utc: instants.utc(ends.starts_us),
      end_utc: instants.utc(ends.ends_us),
      start_local: instants.local(ends.starts_us, ends.start_offset_us),
      end_local: instants.local(ends.ends_us, ends.end_offset_us),
      timezone: zone_name,
      open_hours: open_us / hourUs,
      is_ongoing: String(is_ongoing),
    }))
  }
}

const isoInstants = { utc: isoInstant, local: localInstant }

/** The one form that Excel reads as date and time in every country; it has neither offsets nor fractions of a second. */
const spreadsheetInstants = {
  utc: (us: number) => isoInstant(us).slice(0, 19).replace('T', ' '),
  local: (us: number, offsetUs: number) => spreadsheetInstants.utc(us + offsetUs),
}
