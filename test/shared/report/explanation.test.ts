import { expect, test } from 'vitest'
import { columnKeys, type ReportRow } from '../../../shared/report/columns'
import type { KeptException } from '../../../shared/folder/exceptions'
import { explainReport, explainStore, plainFormats, tableLine } from '../../../shared/report/explanation'
import type { Report } from '../../../shared/report/report'
import { completeReport } from '../../support/engine/completeReport'

const periodReport: Report = {
  ...completeReport,
  asOf: '2023-01-25T13:30:00.000000Z',
  window: { from: '2023-01-23T00:00:00.000000Z', to: '2023-01-25T13:30:00.000000Z' },
  selectedStores: 1,
  stores: 1,
}

const goal = { goalPercent: 99.5, leastCoveragePercent: 40, lowBudgetPercent: 80 }

function sentencesOf(about: Report): string {
  return explainReport(about, goal, plainFormats)
    .flatMap(({ heading, sentences }) => [`${heading}:`].concat(sentences))
    .join('\n')
}

function rowOf(values: Partial<ReportRow>): ReportRow {
  const nothing: Record<string, unknown> = Object.fromEntries(columnKeys.map((key) => [key, null]))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every column is there
  return { ...nothing, store_id: '0042', timezone: 'Asia/Tokyo', ...values } as ReportRow
}

test('a report says when its spans end, and what it was made from', () => {
  const text = sentencesOf(completeReport)
  expect(text).toContain('the 1, 24 and 168 hours that end at 2023-01-25 18:13:22 UTC.')
  expect(text).toContain('The 60 stores have 5120 observations.')
  expect(text).toContain('Together they are the store’s open time')
  expect(text).toContain('minutes')
  expect(text).toContain('edition 2026f of the IANA time zone database')
  expect(sentencesOf({ ...completeReport, zoneEdition: null })).not.toContain('IANA')
})

test('a report on a custom period says when the period starts and ends, and how long it is', () => {
  const text = sentencesOf(periodReport)
  expect(text).toContain('The report covers one period of 61.5 hours, from 2023-01-23 00:00:00 UTC to 2023-01-25 13:30:00 UTC.')
  expect(text).toContain('The 1 selected store has 5120 observations.')
  expect(text).not.toContain('168')
  expect(text).not.toContain('minutes, those')
})

test('a report that counts polls says so, and does not say that uptime and downtime are the open time', () => {
  const text = sentencesOf({ ...completeReport, method: 'poll-count' })
  expect(text).toContain('each observation counts as one hour')
  expect(text).toContain('Together they are not the store’s open time')
  expect(text).not.toContain('closest poll')
})

test('verdicts are explained with the goal of the user, and states with the time they are about', () => {
  const text = sentencesOf(completeReport)
  expect(text).toContain('A store is judged if its coverage is at least 40 %; otherwise too little was seen.')
  expect(text).toContain('misses the goal if its uptime is below 99.5 %. It has little left if it meets the goal, but has used more than 80 % of')
  expect(text).toContain('open at the report time and its last poll in opening hours is at most two hours old')
  expect(text).toContain('With less than one hour of open time in all, there is no share.')
  expect(sentencesOf(periodReport)).toContain('open at the end of the period and')
})

const closed: KeptException = {
  kind: 'closed', date: '2023-01-24', endDate: '', startTime: '', endTime: '', start: '', end: '', reason: 'Repair', attribute: null, stores: 1, storeIds: ['7'], storeNames: ['Main'],
}

function explain(exceptions: readonly KeptException[]) {
  const about = { ...completeReport, exceptionSet: 1, excluded: { hours: 8, closures: 1 } }
  return explainReport(about, goal, plainFormats, exceptions).find(({ heading }) => heading === 'Exceptions')
}

test('exceptions are listed beside the sentences about them, and those beyond the first 50 are counted', () => {
  expect(explain([closed])?.table).toEqual({ headings: ['When', 'Stores', 'Reason'], rows: [['Closed on 2023-01-24', 'store Main (7)', 'Repair']] })
  expect(explain([closed])?.sentences).toHaveLength(2)
  const many = explain(Array.from({ length: 51 }, () => closed))
  expect(many?.table?.rows).toHaveLength(50)
  expect(many?.sentences.at(-1)).toBe('These are the first 50 of 51 exceptions.')
  expect(explain([])?.table).toBeUndefined()
  expect(tableLine(['Closed on 2023-01-24', 'all stores', ''])).toBe('Closed on 2023-01-24 · all stores')
})

test('a goal with more than two decimals is not rounded', () => {
  const strict = explainReport(completeReport, { ...goal, goalPercent: 99.999 }, plainFormats)
  expect(strict.flatMap(({ sentences }) => sentences).join('\n')).toContain('if its uptime is below 99.999 %.')
})

test('the numbers of a store are explained span by span', () => {
  const row = rowOf({
    observations: 33,
    last_status: 'inactive',
    open_last_week: 61.5,
    uptime_last_week: 58.25,
    downtime_last_week: 3.25,
    uptime_percent_last_week: 94.72,
    coverage_last_week: 0.4012,
    open_last_day: 8,
    uptime_last_day: 8,
    downtime_last_day: 0,
    uptime_percent_last_day: 100,
    coverage_last_day: 1,
    open_last_hour: 0,
    uptime_last_hour: 0,
    downtime_last_hour: 0,
  })
  expect(explainStore(completeReport, row, plainFormats)).toEqual({
    heading: 'Store 0042',
    sentences: [
      'Last week: open 61.5 h of 168 h; up 58.25 h + down 3.25 h = 61.5 h open; uptime 94.72 %; 40.12 % of the 61.5 open hours were near a poll.',
      'Last day: open 8 h of 24 h; up 8 h + down 0 h = 8 h open; uptime 100 %; 100 % of the 8 open hours were near a poll.',
      'Last hour: open 0 min of 60 min; up 0 min + down 0 min = 0 min open.',
      'Hours are in Asia/Tokyo time.',
      'There are 33 observations; the last one is inactive.',
    ],
  })
})

test('counted polls of a custom period are explained without a sum', () => {
  const row = rowOf({
    observations: 3,
    last_status: 'active',
    open_window: 12,
    uptime_window: 2,
    downtime_window: 1,
    uptime_percent_window: 66.67,
    coverage_window: 0.5,
  })
  expect(explainStore({ ...periodReport, method: 'poll-count' }, row, plainFormats).sentences[0]).toBe(
    'Period: open 12 h of 61.5 h; counted 2 h up and 1 h down; uptime 66.67 %; 50 % of the 12 open hours were near a poll.',
  )
})

test('the uptime of a store without observations is unknown', () => {
  const row = rowOf({ observations: 0, open_window: 12, uptime_window: 0, downtime_window: 0 })
  expect(explainStore(periodReport, row, plainFormats).sentences).toEqual([
    'Period: open 12 h of 61.5 h.',
    'Hours are in Asia/Tokyo time.',
    'There are no observations, so uptime and downtime are unknown.',
  ])
})
