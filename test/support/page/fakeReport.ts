import type { ComparisonSummary } from '../../../shared/comparison/comparison'
import type { StoreList } from '../../../shared/preferences/storeLists'
import { changePreferences, defaultPreferences } from '../../../shared/preferences/preferenceDefaults'
import type { DataSetSummary } from '../../../shared/folder/dataSet'
import { columnKeys, isColumnKey, type ReportRow } from '../../../shared/report/columns'
import { groupColumnKeys, type StoreGroup } from '../../../shared/report/groups'
import { searchItems } from '../../../shared/report/search'
import { uptimeBands } from '../../../shared/report/chartData'
import { isJudged, verdicts, type Verdict } from '../../../shared/report/verdict'
import type { Report } from '../../../shared/report/report'
import type { ColumnFilter, Condition, RowSelection } from '../../../shared/report/rowSelection'
import type { Answers } from './fakeEngine'

/** The values of a row that a test sets. By default a row is up and meets its goal with one observation; its other numbers are 0. */
export type FakeRow = Partial<ReportRow> & Pick<ReportRow, 'store_id'>

export interface FakeReport {
  readonly rows: readonly FakeRow[]
  readonly report?: Partial<Report>
  readonly dataSet?: Partial<DataSetSummary>
}

/** The summary of a comparison in which some stores changed. */
export const someChanges: ComparisonSummary = {
  stores: 40,
  in_both: 33,
  judged: 33,
  new: 3,
  gone: 4,
  went_down: 5,
  came_back: 6,
  not_selected: 0,
  worse: 1,
  better: 1,
  same: 2,
  uptime_percent_before: 1,
  uptime_percent_after: 1,
  uptime_percent_change: 0,
  downtime_before: 1,
  downtime_after: 1,
  downtime_change: 0,
  outages_before: 1,
  outages_after: 1,
  outages_change: 0,
  uptime_before: 1,
  uptime_after: 1,
  uptime_change: 0,
}

const asOf = '2023-01-24T12:00:00.000000Z'
const weekBefore = '2023-01-17T12:00:00.000000Z'
const folder = '/data/fleet'

function rowOf(given: FakeRow): ReportRow {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every column is there
  const numbers = Object.fromEntries(columnKeys.map((key) => [key, 0])) as unknown as ReportRow
  return {
    ...numbers,
    timezone: 'America/Chicago',
    last_status: 'active',
    state: 'up',
    verdict_last_hour: 'meets',
    verdict_last_day: 'meets',
    verdict_last_week: 'meets',
    verdict_window: null,
    observations: 1,
    ...given,
  }
}

/** The answers of an engine with one complete report. They can search, sort, group and compare numbers; a test answers other filters. */
export function answersOfReport({ rows: given, report: partOfReport, dataSet: partOfDataSet }: FakeReport) {
  const rows = given.map(rowOf)
  const dataSet: DataSetSummary = {
    folder,
    stores: rows.length,
    files: [{ role: 'polls', path: `${folder}/polls.csv`, rowsRead: rows.length, rowsLoaded: rows.length, rowsDuplicate: 0, rowsRejected: 0, unusedColumns: [], readings: [] }],
    issues: 0,
    notRead: [],
    notices: [],
    attributes: [],
    firstPollAt: asOf,
    lastPollAt: asOf,
    ...partOfDataSet,
  }
  const report: Report = {
    reportId: 1,
    status: 'complete',
    startedAt: asOf,
    folder,
    asOf,
    window: null,
    method: 'nearest',
    selectedStores: null,
    stores: rows.length,
    observations: rows.length,
    rowsRejected: 0,
    attributes: [],
    zoneEdition: '2026f',
    error: null,
    exceptionSet: null,
    excluded: null,
    ...partOfReport,
  }
  let preferences = defaultPreferences
  let storeLists: readonly StoreList[] = []
  return {
    getOverview: () => ({ door: 'browser', dataSet, report, newData: null, recentFolders: [folder], historyProblem: null, userDataProblems: [] }),
    takeWantedFolder: () => null,
    browseFolder: () => ({ folder: '/data', parent: null, dataFiles: 0, folders: [], isCut: false }),
    openFolder: ({ path }) => ({ ...dataSet, folder: path }),
    startReport: () => report,
    getReport: () => report,
    getEvidence: () => 'kept',
    getNotices: () => dataSet.notices,
    getRows(input) {
      const selected = selectRows(rows, input)
      return { rows: selected.slice(input.offset, input.offset + input.limit), total: selected.length }
    },
    getStoreIds(input) {
      const storeIds = selectRows(rows, input).map((row) => row.store_id)
      return { storeIds: storeIds.slice(input.offset, input.offset + input.limit), total: storeIds.length }
    },
    getTotals(input) {
      const selected = selectRows(rows, input)
      const sum = (valueOf: (row: ReportRow) => number | null): number =>
        selected.reduce((total, row) => total + (valueOf(row) ?? 0), 0)
      const uptimeHours = sum((row) => row.uptime_last_week)
      const downtimeHours = sum((row) => row.downtime_last_week)
      return {
        stores: selected.length,
        storesWithoutObservations: selected.filter((row) => row.last_status === null).length,
        storesDown: selected.filter((row) => row.state === 'down').length,
        storesClosedDown: selected.filter((row) => row.state === 'closed' && row.last_status === 'inactive').length,
        storesUnknown: selected.filter((row) => row.state === 'unknown').length,
        storesJudged: selected.filter((row) => isJudged(row.verdict_last_week)).length,
        uptimeHours,
        downtimeHours,
        uptimePercent: uptimeHours + downtimeHours === 0 ? null : (100 * uptimeHours) / (uptimeHours + downtimeHours),
        verdict: selected[0]?.verdict_last_week ?? null,
        seenShare: selected[0]?.coverage_last_week ?? null,
        outages: sum((row) => row.outages_last_week),
      }
    },
    getHourlyDowntime: () => [],
    hasHourlyDowntime: () => true,
    getReportedHours: () => Array.from({ length: 168 }, (_, hour) => hour),
    getUptimeBands: () => uptimeBands.map((band) => ({ band, stores: 0, storesByVerdict: noStores })),
    getFacet({ column, ...input }) {
      const counts = new Map<string | null, number>()
      const filters = input.filters.filter((filter) => filter.column !== column)
      for (const row of selectRows(rows, { ...input, filters })) {
        const value = row[column] ?? null
        counts.set(value, (counts.get(value) ?? 0) + 1)
      }
      return [...counts].map(([value, stores]) => ({ value, stores }))
    },
    getStoreTimeline({ storeId }) {
      const row = rows.find((one) => one.store_id === storeId)
      if (row === undefined) throw new Error(`There is no store ${storeId}`)
      const span = { from: weekBefore, to: asOf }
      return { ...span, row, offsets: [{ ...span, offsetMinutes: -360 }], openings: [span], stretches: [], seen: [], outages: [], polls: [], closures: [], specialHours: [] }
    },
    getGroups({ groupBy, groupSort, offset, limit, ...input }) {
      const selected = selectRows(rows, { ...input, sort: [] })
      const values = [...new Set(selected.map((row) => row[groupBy] ?? null))]
      const groups = values.map((value) => groupOf(value, selected.filter((row) => (row[groupBy] ?? null) === value)))
      const sorted = groups.toSorted((one, other) => {
        for (const { column, direction } of groupSort) {
          const order = compare(one[column], other[column])
          if (order !== 0) return direction === 'asc' ? order : -order
        }
        return compare(one.value, other.value)
      })
      return { groups: sorted.slice(offset, offset + limit), total: groups.length }
    },
    getIssueGroups: () => [],
    getIssues: () => [],
    listReports: () => ({ reports: [], total: 0 }),
    getStoreLists: () => storeLists.map(({ id, name, storeIds }) => ({ id, name, stores: storeIds.length })),
    getStoreList: ({ id }) => storeLists.find((list) => list.id === id) ?? null,
    saveStoreList(list) {
      const id = storeLists.find(({ name }) => name === list.name)?.id ?? `list ${storeLists.length + 1}`
      storeLists = [...storeLists.filter((other) => other.id !== id), { id, ...list }]
      return { id, name: list.name, stores: list.storeIds.length }
    },
    renameStoreList({ id, name }) {
      storeLists = storeLists.map((list) => (list.id === id ? { ...list, name } : list))
      return null
    },
    deleteStoreList({ id }) {
      storeLists = storeLists.filter((list) => list.id !== id)
      return null
    },
    getPreferences: () => preferences,
    setPreferences: (patch) => (preferences = changePreferences(preferences, patch)),
    enableCommands: () => null,
    setWindowStatus: () => null,
  } satisfies Answers
}

/** A group with the sums of its hours; its percentages and verdicts are those of its first store. */
function groupOf(value: string | null, rows: readonly ReportRow[]): StoreGroup {
  const sum = (key: 'uptime_last_week' | 'downtime_last_week'): number => rows.reduce((total, row) => total + (row[key] ?? 0), 0)
  const [first] = rows
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every figure of a group is a column of its first row
  const figures = Object.fromEntries(groupColumnKeys.map((key) => [key, isColumnKey(key) ? (first?.[key] ?? null) : null])) as unknown as StoreGroup
  return {
    ...figures,
    value,
    stores: rows.length,
    stores_observed: rows.filter((row) => row.last_status !== null).length,
    stores_down: rows.filter((row) => row.state === 'down').length,
    uptime_last_week: sum('uptime_last_week'),
    downtime_last_week: sum('downtime_last_week'),
  }
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one entry for each verdict
const noStores = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<Verdict, number>

function selectRows(rows: readonly ReportRow[], { search, storeIds, filters, sort }: RowSelection): readonly ReportRow[] {
  const found = rows.filter(
    (row) =>
      isFound(row, search) &&
      (storeIds === undefined || storeIds.includes(row.store_id)) &&
      filters.every((filter) => fits(row, filter)),
  )
  return found.toSorted((one, other) => {
    for (const { column, direction } of sort) {
      const order = compare(one[column] ?? null, other[column] ?? null)
      if (order !== 0) return direction === 'asc' ? order : -order
    }
    return compare(one.store_id, other.store_id)
  })
}

/** Whether the id or an attribute contains the search, or one of several items. */
function isFound(row: ReportRow, search: string): boolean {
  const texts = Object.entries(row).flatMap(([key, value]) => (typeof value === 'string' && (key === 'store_id' || !isColumnKey(key)) ? [value.toLowerCase()] : []))
  const items = searchItems(search.toLowerCase())
  return items.length === 0 || items.some((item) => texts.some((text) => text.includes(item)))
}

function fits(row: ReportRow, { column, join, conditions }: ColumnFilter): boolean {
  const isMet = (condition: Condition): boolean => meets(row[column] ?? null, condition)
  return join === 'and' ? conditions.every(isMet) : conditions.some(isMet)
}

function meets(value: string | number | null, condition: Condition): boolean {
  if (condition.type === 'oneOf') return typeof value !== 'number' && condition.values.includes(value)
  if (condition.type === 'contains') return typeof value === 'string' && value.toLowerCase().includes(condition.value.toLowerCase())
  if (typeof value !== 'number') return false
  switch (condition.type) {
    case 'equals':
      return value === condition.value
    case 'lessThan':
      return value < condition.value
    case 'greaterThan':
      return value > condition.value
    default:
      throw new Error(`The test has no answer to the condition ${condition.type}.`)
  }
}

/** Rows without a value come last. */
function compare(one: string | number | null, other: string | number | null): number {
  if (one === other) return 0
  if (one === null || other === null) return one === null ? 1 : -1
  return one < other ? -1 : 1
}
