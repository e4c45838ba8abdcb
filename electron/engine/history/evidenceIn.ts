import type { Evidence } from '../../../shared/report/report'
import type { StoredReport } from './reportRecord'

/** The data of the open folder. */
export interface OpenData {
  readonly folder: string
  /** Hashes of the data with the polls until each of these instants (UTC microseconds), in their order. */
  readonly hashesUntil: (instantsUs: readonly number[]) => Promise<readonly string[]>
}

/** What a report has on record about the data that it was made from. */
export type RecordedData = Pick<StoredReport, 'status' | 'folder' | 'as_of_us' | 'selected_stores'> & { readonly data_hash: string | null }

/**
 * Whether reports were made from the data of the open folder: `unknown` if another folder is open, or none, or if their
 * hashes cannot be compared. Polls after the report time do not exist for a report, so they do not matter.
 */
export async function evidenceIn(open: OpenData | null, reports: readonly RecordedData[]): Promise<readonly Evidence[]> {
  const isComparable = ({ status, folder, data_hash }: RecordedData): boolean =>
    status === 'complete' && folder === open?.folder && data_hash !== null
  const comparable = reports.filter(isComparable)
  const hashes = comparable.length === 0 ? [] : ((await open?.hashesUntil(comparable.map(({ as_of_us }) => as_of_us)).catch(() => null)) ?? [])
  return reports.map((report) => compareHashes(report, hashes[comparable.indexOf(report)]))
}

/**
 * The versions of what makes hashes come first in them, and hashes of other versions say nothing. A report of selected stores
 * may be the same although other stores have changed.
 */
function compareHashes({ data_hash: recorded, selected_stores }: RecordedData, present: string | undefined): Evidence {
  if (recorded === null || present === undefined) return 'unknown'
  if (recorded === present) return 'kept'
  return selected_stores === null && recorded.split(' ')[0] === present.split(' ')[0] ? 'lost' : 'unknown'
}
