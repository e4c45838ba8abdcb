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
  { role: 'polls', path: '/data/polls.csv', rowsRead: 1000, rowsLoaded: 996, rowsDuplicate: 1, rowsRejected: 3 },
] as const
const dataSet = { folder: report.folder, stores: 1400, files, issues: 3, firstPollAt: '', lastPollAt: '' }

test('a summary says when, which stores, out of what, and from what', () => {
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
    },
    openTime: { stores: 2, openHours: 61.5 },
    dataSet,
    madeAt: new Date('2023-01-26T08:00:00.123Z'),
  })
  const text = summaryText({
    fileName: 'report.csv',
    facts,
    files,
    explanations: [{ heading: 'Time', sentences: ['One.', 'Two.'] }],
  })
  // 2 stores × 168 h are 336 h; hour 33 of the week is Tuesday, 9:00.
  expect(text).toBe(`Store Monitor: about report.csv

As of          2023-01-25 18:13:22.47922 UTC
Windows        last hour, last day (24 h), last week (168 h, from 2023-01-18 18:13:22 UTC)
Method         nearest: every open instant has the status of the nearest observation
Stores         2 of 1,400: selected one by one; Downtime, last week > 1.5 or has no value; Time zone starts with “America/”; down on Tuesday between 9:00 and 10:00, local time
Open time      61.50 h of 336.00 h in the last week (2 × 168.00 h)
Observations   12,345 polls inside open time, of all stores of the report
Rejected rows  3 of 1,000 read; they are left out
Folder         /data/stores\uFFFDFolder  /elsewhere
Made           2023-01-26 08:00:00 UTC

Data files
- polls.csv: 1000 rows read = 996 loaded + 1 duplicate + 3 rejected

How this is computed
- Time: One. Two.
`)
})

test('a window has its own length', () => {
  const window = { from: '2023-01-25T12:00:00.000000Z', to: '2023-01-25T18:00:00.000000Z' }
  const facts = exportFacts({
    report: { ...report, asOf: window.to, window },
    selection: { reportId: 1, search: '', filters: [], sort: [] },
    openTime: { stores: 1400, openHours: 8400 },
    dataSet: null,
    madeAt: new Date(0),
  })
  expect(facts.slice(0, 1)).toEqual([
    { label: 'Window', value: '2023-01-25 12:00:00 UTC to 2023-01-25 18:00:00 UTC (6.00 h)' },
  ])
  expect(facts.find(({ label }) => label === 'Open time')?.value).toBe(
    '8,400.00 h of 8,400.00 h in the window (1,400 × 6.00 h)',
  )
  expect(facts.find(({ label }) => label === 'Rejected rows')?.value).toBe('3; they are left out')
})
