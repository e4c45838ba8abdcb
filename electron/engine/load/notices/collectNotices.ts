import type { FileSummary, Notice } from '../../../../shared/folder/dataSet'
import type { Mapping } from '../../../../shared/folder/mapping'
import type { Connection } from '../../core/database'
import plainId from '../../core/plain_id.sql?raw'
import { unknownStatuses } from '../accounting/accountForRows'
import type { AssignedFiles } from '../../mapping/assignFiles'
import { missingTableNotice, otherStoresNotice, unreadPollsNotice, unreadSheetsNotices, unusableTableNotice, type SimilarIds, type TableFacts } from './tableNotices'
import { contradictingHoursNotice, skippedPollsNotice, unusedColumnsNotice, unclearWeekdaysNotice, unknownStatusesNotice, type HoursOfFiles, type WeekdayFacts } from './valueNotices'
import polledStore from './polled_store.sql?raw'
import storeOfTable from './store_of_table.sql?raw'
import hoursOfFiles from './hours_of_files.sql?raw'
import similarId from './similar_id.sql?raw'
import tableFacts from './table_facts.sql?raw'
import weekdayFacts from './weekday_facts.sql?raw'

const smallRoles = ['businessHours', 'timezones'] as const

/**
 * What may make the numbers of a folder mislead, although it was read, the most important first (REPORT.md, "Notices").
 * Needs the relations of a folder that is being loaded.
 */
export async function collectNotices(
  connection: Connection,
  { files: read, proposals, ignored, unreadPolls }: AssignedFiles,
  files: readonly FileSummary[],
  mapping: Mapping,
): Promise<readonly Notice[]> {
  await connection.run(`create temp table polled_store as ${polledStore}`)
  const { polled } = await connection.one<{ polled: number }>('select count(*) as polled from polled_store')
  await connection.run(`create temp table store_of_table as ${storeOfTable}`)
  const facts = await connection.all<TableFacts>(tableFacts)
  const similar = await findSimilarIds(connection, polled, facts)
  const { hasZonesBeside } = await connection.one<{ hasZonesBeside: boolean }>('select count(*) > 0 as hasZonesBeside from zone_beside')
  // Files that were not read are named once, although they may be any table.
  const unnamed = [...ignored]
  const missing = (role: (typeof smallRoles)[number]): readonly Notice[] => missingTableNotice(role, proposals, unnamed.splice(0))
  const ofTables = smallRoles.flatMap((role): readonly Notice[] => {
    if (mapping[role]?.length === 0) return []
    const rows = files.filter((file) => file.role === role).reduce((sum, { rowsRead }) => sum + rowsRead, 0)
    const ofRole = facts.find((fact) => fact.role === role)
    if (rows === 0) return role === 'timezones' && hasZonesBeside ? [] : missing(role)
    if (ofRole === undefined || ofRole.usable_stores === 0) return unusableTableNotice(role, rows, null)
    const ofOtherStores = otherStoresNotice(polled, ofRole, similar.filter((one) => one.role === role))
    return ofOtherStores.concat(unusableTableNotice(role, rows, ofRole))
  })
  const hasSeveralHours = files.filter(({ role }) => role === 'businessHours').length > 1
  const hours = hasSeveralHours ? await connection.one<HoursOfFiles>(hoursOfFiles) : null
  const weekdays = await connection.one<WeekdayFacts>(weekdayFacts)
  return [
    ...ofTables,
    ...unreadPollsNotice(read, unreadPolls),
    ...unreadSheetsNotices(read),
    ...skippedPollsNotice(files),
    ...unknownStatusesNotice(files, await unknownStatuses(connection)),
    ...(hours === null ? [] : contradictingHoursNotice(hours)),
    ...(mapping.weekdays === undefined ? unclearWeekdaysNotice(weekdays) : []),
    ...files.flatMap(unusedColumnsNotice),
  ]
}

/** Looks for ids that differ only in their spelling, if polled stores have no rows in a table that names other stores. */
async function findSimilarIds(
  connection: Connection,
  polled: number,
  facts: readonly TableFacts[],
): Promise<readonly SimilarIds[]> {
  const mayDiffer = facts.some(({ usable_stores, polled_stores }) => polled_stores < polled && polled_stores < usable_stores)
  if (!mayDiffer) return []
  await connection.run(plainId)
  return connection.all<SimilarIds>(similarId)
}
