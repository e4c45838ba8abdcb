import { listValue } from '@duckdb/node-api'
import type { FileSummary, Notice } from '../../../../shared/folder/dataSet'
import type { Mapping } from '../../../../shared/folder/mapping'
import type { Connection } from '../../core/connection'
import plainId from '../../core/plain_id.sql?raw'
import type { HoursFacts } from '../hours/loadHoursAndZones'
import { unknownStatuses } from '../accounting/accountForRows'
import type { RecognisedFolder } from '../../mapping/recogniseFolder'
import { foreignStoresNotice, missingTableNotice, otherStoresNotice, unreadPollsNotice, unreadSheetsNotices, unusableTableNotice, type SimilarIds, type TableFacts } from './tableNotices'
import {
  contradictingHoursNotice,
  localTimesNotice,
  skippedPollsNotice,
  unclearClockNotice,
  unclearWeekdaysNotice,
  unknownStatusesNotice,
  unusedColumnsNotice,
  type HoursOfFiles,
} from './valueNotices'
import firstPolledStore from './first_polled_store.sql?raw'
import lackingStore from './lacking_store.sql?raw'
import hoursOfFiles from './hours_of_files.sql?raw'
import polledInStores from './polled_in_stores.sql?raw'
import polledWithTable from './polled_with_table.sql?raw'
import similarId from './similar_id.sql?raw'
import tableFacts from './table_facts.sql?raw'

const smallRoles = ['businessHours', 'timezones'] as const

/** The notices that stay the same when polls of stores that have polls are added. */
export interface LastingNotices {
  readonly ofTables: readonly Notice[]
  readonly ofHours: readonly Notice[]
  readonly ofExceptions: readonly Notice[]
}

/**
 * What may make the numbers of a folder mislead, although it was read, the most important first (REPORT.md, "Notices").
 * Needs the relation `issue`.
 */
export async function collectNotices(
  connection: Connection,
  { files: read, unreadPolls, localTimes }: RecognisedFolder,
  files: readonly FileSummary[],
  { ofTables, ofHours, ofExceptions }: LastingNotices,
): Promise<readonly Notice[]> {
  return [
    ...ofTables,
    ...unreadPollsNotice(read, unreadPolls),
    ...unreadSheetsNotices(read),
    ...localTimes.flatMap(localTimesNotice),
    ...skippedPollsNotice(files),
    ...unknownStatusesNotice(files, await unknownStatuses(connection)),
    ...ofHours,
    ...files.flatMap(unusedColumnsNotice),
    ...ofExceptions,
  ]
}

/** The lasting notices but those of exceptions. Needs the relations of a folder that is being loaded. */
export async function findLastingNotices(
  connection: Connection,
  { proposals, ignored }: RecognisedFolder,
  files: readonly FileSummary[],
  mapping: Mapping,
  hours: HoursFacts,
): Promise<Omit<LastingNotices, 'ofExceptions'>> {
  await connection.run(`create temp table lacking_store as ${lackingStore}`)
  const facts = await connection.all<TableFacts>(tableFacts)
  const similar = await findSimilarIds(connection, facts)
  const misfits = await findMisfits(connection, facts)
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
    const ofOtherStores = otherStoresNotice(ofRole, misfits.has(role), similar.filter((one) => one.role === role))
    return ofOtherStores.concat(unusableTableNotice(role, rows, ofRole))
  })
  const hasSeveralHours = files.filter(({ role }) => role === 'businessHours').length > 1
  const hoursOfEach = hasSeveralHours ? await connection.one<HoursOfFiles>(hoursOfFiles) : null
  return {
    ofTables: [...ofTables, ...(files.some(({ role }) => role === 'stores') ? await storesOfOthers(connection) : [])],
    ofHours: [
      ...unclearClockNotice(hours),
      ...(hoursOfEach === null ? [] : contradictingHoursNotice(hoursOfEach)),
      ...(mapping.weekdays === undefined ? unclearWeekdaysNotice(hours) : []),
    ],
  }
}

/** The notice that the stores files are about other stores than the polls. */
async function storesOfOthers(connection: Connection): Promise<readonly Notice[]> {
  // Nearly always the first polled store is there, which is found at once.
  const { is_first_there } = await connection.one<{ is_first_there: boolean }>(
    'select exists (from stores_row where store_id = (select store_id from store where store_key = (select store_key from poll limit 1))) as is_first_there',
  )
  if (is_first_there) return []
  const { has_polled, example } = await connection.one<{ has_polled: boolean; example: string | null }>(polledInStores)
  return has_polled || example === null ? [] : foreignStoresNotice(example)
}

/** The tables of which no polled store has a usable row. */
async function findMisfits(connection: Connection, facts: readonly TableFacts[]): Promise<ReadonlySet<string>> {
  const misfits = new Set<string>()
  const [first] = await connection.all<{ has_hours: boolean; has_zone: boolean }>(firstPolledStore)
  const ofFirst = { businessHours: first?.has_hours, timezones: first?.has_zone }
  for (const { role, lacking_stores } of facts) {
    // One polled store with rows is enough, and nearly always the first has them.
    if (lacking_stores === 0 || ofFirst[role] === true) continue
    const { has_polled } = await connection.one<{ has_polled: boolean }>(polledWithTable, { role })
    if (!has_polled) misfits.add(role)
  }
  return misfits
}

/** Polled stores without rows in a table are looked at if there is at least one for so many stores with rows. */
const storesPerLackingStore = 5

/** Looks for ids that differ only in their spelling, if many polled stores have no rows in a table. */
async function findSimilarIds(connection: Connection, facts: readonly TableFacts[]): Promise<readonly SimilarIds[]> {
  const roles = facts.filter(
    ({ usable_stores, lacking_stores }) => usable_stores > 0 && lacking_stores > 0 && lacking_stores * storesPerLackingStore >= usable_stores,
  )
  if (roles.length === 0) return []
  await connection.run(plainId)
  const find = (differences: readonly string[]): Promise<readonly SimilarIds[]> =>
    connection.all<SimilarIds>(similarId, { differences: listValue(differences) })
  // Nearly always no difference explains it, which one look tells.
  const explained = await find([lostDigits, severalDifferences])
  return explained.length === 0 ? [] : (await find(singleDifferences)).concat(explained)
}

/** Differences in spelling that `plain_id` can take away, one at a time. */
const singleDifferences = ['leading zeros', 'decimals such as .0', 'thousands separators', 'capital letters', 'apostrophes or quotation marks'] as const
const lostDigits = 'digits that spreadsheets lose'
/** Stands for all single differences together. */
const severalDifferences = 'more than one way'
