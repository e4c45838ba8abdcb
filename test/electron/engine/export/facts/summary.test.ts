import { expect, test } from 'vitest'
import { exportFacts } from '../../../../../electron/engine/export/facts/facts'
import { summaryText } from '../../../../../electron/engine/export/facts/summary'
import { completeReport } from '../../../../support/engine/completeReport'

const report = {
  ...completeReport,
  folder: '/data/stores\nFolder  /elsewhere',
  stores: 1400,
  observations: 12_345,
  rowsRejected: 3,
}
const files = [
  { role: 'polls', path: '2023/polls.csv', rowsRead: 1000, rowsLoaded: 996, rowsDuplicate: 1, rowsRejected: 3, unusedColumns: ['remark', 'type'], readings: ['Dates: day first.'] },
] as const
const dataSet = { folder: report.folder, stores: 1400, files, notRead: [], issues: 3, attributes: [], notices: [], firstPollAt: '', lastPollAt: '' }

test('a summary says which period, stores, hours and files it is about', () => {
  const facts = exportFacts({
    report,
    selection: {
      reportId: 1,
      storeIds: ['1', '2'],
      search: '',
      filters: [
        { column: 'downtime_last_week', join: 'or', conditions: [{ type: 'greaterThan', value: 1.5 }, { type: 'blank' }] },
        { column: 'timezone', join: 'and', conditions: [{ type: 'startsWith', value: 'America/' }] },
      ],
      hourOfWeek: 33,
      sort: [],
      goal: { goalPercent: 99.9, leastCoveragePercent: 60, lowBudgetPercent: 80 },
    },
    openTime: { stores: 2, openHours: 61.5 },
    dataSet,
    madeAt: new Date('2023-01-26T08:00:00.123Z'),
  })
  const text = summaryText({
    fileName: 'report.csv',
    facts,
    notices: [{ code: 'business_hours_missing', text: 'No business hours were read.\nEvery store counts as open.', proposal: null }],
    files,
    explanations: [{ heading: 'Time', sentences: ['One.', 'Two.'], table: { headings: ['When', 'Stores', 'Reason'], rows: [['Closed', 'all', ''], ['Open', 'store 7', 'Fair']] } }],
  })
  // 2 stores × 168 h are 336 h; hour 33 of the week is Tuesday 09:00.
  expect(text).toBe(`Store Monitor: summary of report.csv

Notices
- No business hours were read. Every store counts as open.

As of         2023-01-25 18:13:22.47922 UTC
Periods       last hour, last day (24 h), last week (168 h, from 2023-01-18 18:13:22 UTC)
Method        Nearest poll: at any moment in opening hours, the status is that of the closest poll
Goal          99.9 % uptime; least coverage 60 %; little left after 80 % of the allowed downtime
Stores        2 of 1,400 stores (your selection; Downtime, last week > 1.5 or has no value; Time zone starts with “America/”; down on Tuesday 09:00–10:00 local time)
Open time     61.50 h of 336.00 h in the last week (2 × 168.00 h)
Observations  12,345 polls in opening hours, for all 1,400 stores in the report
Skipped rows  3 of 1,000 rows were skipped
Time zones    IANA time zone database, edition 2026f
Folder        /data/stores\uFFFDFolder  /elsewhere
Created       2023-01-26 08:00:00 UTC

Data files
- 2023/polls.csv: 1000 rows read = 996 loaded + 1 duplicate + 3 skipped
  Dates: day first.
  Columns not used: remark, type

How this is computed
- Time: One. Two.
  - Closed · all
  - Open · store 7 · Fair
`)
})

test('a custom period has its own length', () => {
  const window = { from: '2023-01-25T12:00:00.000000Z', to: '2023-01-25T18:00:00.000000Z' }
  const facts = exportFacts({
    report: { ...report, asOf: window.to, window },
    selection: { reportId: 1, search: '', filters: [], sort: [] },
    openTime: { stores: 1400, openHours: 8400 },
    dataSet: null,
    madeAt: new Date(0),
  })
  expect(facts.find(({ label }) => label === 'Goal')?.value).toBe('99 % uptime; least coverage 50 %; little left after 75 % of the allowed downtime')
  expect(facts.slice(0, 1)).toEqual([
    { label: 'Period', value: '2023-01-25 12:00:00 UTC to 2023-01-25 18:00:00 UTC (6.00 h)' },
  ])
  expect(facts.find(({ label }) => label === 'Open time')?.value).toBe(
    '8,400.00 h of 8,400.00 h in the period (1,400 × 6.00 h)',
  )
  expect(facts.find(({ label }) => label === 'Skipped rows')?.value).toBe('3 rows were skipped')
})
