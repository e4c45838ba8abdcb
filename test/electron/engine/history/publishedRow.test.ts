import { expect, test } from 'vitest'
import { columnKeys, type ColumnKey } from '../../../../shared/report/columns'
import { attributeColumns } from '../../../../electron/engine/files/attributeColumns'
import { goalParameters } from '../../../../electron/engine/history/judgedRows'
import publishedRow from '../../../../electron/engine/history/published_row.sql?raw'
import reportRow from '../../../../electron/engine/report/report_row.sql?raw'
import totals from '../../../../electron/engine/select/totals.sql?raw'
import { rowsOf } from '../../../support/engine/relation'
import { hourMicroseconds as hour, minuteMicroseconds as minute } from '../../../support/reference/time'

const measures = ['uptime', 'downtime', 'open', 'longest_outage', 'covered'].flatMap((name) =>
  ['hour', 'day', 'span'].map((window) => `${name}_${window}_us`),
)
const asOfUs = 200 * hour
const others = ['last_is_active', 'state', 'last_observed_us'] as const
const counts = ['outages_hour', 'outages_day', 'outages_span', 'observations'] as const

/** The published row of one stored row; missing numbers are 0. `fromUs` is null for the three windows. */
async function published(
  kept: Readonly<Record<string, number | boolean | string | null>>,
  fromUs: number | null = null,
): Promise<Readonly<Record<string, unknown>>> {
  const numbers = [...measures, ...counts]
  const [row] = await rowsOf(publishedRow, {
    report: {
      columns: 'report_id integer, from_us bigint, as_of_us bigint, observations bigint, rows_of integer, attribute_set_id integer',
      rows: [[7, fromUs, asOfUs, 99, null, 3], [8, 5, asOfUs, 99, null, 3]],
    },
    store_attribute: {
      columns: `attribute_set_id integer, store_id varchar, ${attributeColumns.map((name) => `${name} varchar`).join(', ')}`,
      rows: [[3, '0042', ...attributeColumns.map((name) => `${name} of 3`)], [4, '0042', ...attributeColumns.map((name) => `${name} of 4`)]],
    },
    report_row: {
      columns: `report_id integer, store_id varchar, zone_name varchar, last_is_active boolean, state varchar, last_observed_us bigint,
        ${numbers.map((name) => `${name} bigint`).join(', ')}`,
      rows: [[7, '0042', 'Asia/Tokyo', ...others.map((name) => kept[name] ?? null), ...numbers.map((name) => kept[name] ?? 0)]],
    },
  })
  return row ?? {}
}

/** Verdicts depend on a goal, so judged_row.sql adds them. */
const storedKeys = columnKeys.filter((key) => !key.startsWith('verdict_'))
const exactKeys = ['uptime', 'downtime', 'open', 'covered'].flatMap((name) => ['hour', 'day', 'span'].map((window) => `${name}_${window}_us`))
const spanKeys = ['uptime', 'downtime', 'uptime_percent', 'open', 'outages', 'longest_outage', 'coverage'].map((name) => `${name}_span`)

test('it has the columns of the list, and those of the whole span', async () => {
  expect(Object.keys(await published({})).toSorted()).toEqual(['report_id', ...storedKeys, ...spanKeys, 'has_uptime_percent_span', ...exactKeys, ...attributeColumns].toSorted())
})

test('it has the attributes of the store that are kept with the report', async () => {
  expect(await published({})).toMatchObject({ store_name: 'store_name of 3', attribute_1: 'attribute_1 of 3', attribute_30: 'attribute_30 of 3' })
})

test.each<{ column: ColumnKey; kept: Readonly<Record<string, number | boolean | string>>; value: number | string | null }>([
  // Values are minutes for the hour, and hours for the day and the week.
  { column: 'uptime_last_hour', kept: { uptime_hour_us: 45 * minute }, value: 45 },
  { column: 'uptime_last_day', kept: { uptime_day_us: 6.25 * hour }, value: 6.25 },
  { column: 'downtime_last_week', kept: { downtime_span_us: 100.5 * hour }, value: 100.5 },
  // A hundredth of a minute is 600,000 microseconds, one of an hour 36 seconds; halves go up.
  { column: 'uptime_last_hour', kept: { uptime_hour_us: 299_999 }, value: 0 },
  { column: 'uptime_last_hour', kept: { uptime_hour_us: 300_000 }, value: 0.01 },
  { column: 'downtime_last_hour', kept: { downtime_hour_us: 899_999 }, value: 0.01 },
  { column: 'downtime_last_hour', kept: { downtime_hour_us: 900_000 }, value: 0.02 },
  { column: 'downtime_last_day', kept: { downtime_day_us: 17_999_999 }, value: 0 },
  { column: 'open_last_day', kept: { open_day_us: 18_000_000 }, value: 0.01 },
  { column: 'longest_outage_last_week', kept: { longest_outage_span_us: 1.005 * hour }, value: 1.01 },
  { column: 'longest_outage_last_hour', kept: { longest_outage_hour_us: 20 * minute }, value: 20 },
  // These are a third, and the smallest visible part.
  { column: 'uptime_percent_last_hour', kept: { uptime_hour_us: 20 * minute, downtime_hour_us: 40 * minute }, value: 33.33 },
  { column: 'uptime_percent_last_week', kept: { uptime_span_us: 19_999, downtime_span_us: 1 }, value: 100 },
  { column: 'uptime_percent_last_week', kept: { uptime_span_us: 19_998, downtime_span_us: 2 }, value: 99.99 },
  { column: 'uptime_percent_last_day', kept: { open_day_us: hour }, value: null },
  { column: 'coverage_last_week', kept: { covered_span_us: 1, open_span_us: 3 }, value: 0.3333 },
  { column: 'coverage_last_day', kept: { covered_day_us: 0, open_day_us: 3 }, value: 0 },
  { column: 'coverage_last_hour', kept: { covered_hour_us: 0 }, value: null },
  { column: 'outages_last_day', kept: { outages_day: 3 }, value: 3 },
  { column: 'observations', kept: { observations: 12 }, value: 12 },
  { column: 'last_status', kept: { last_is_active: true }, value: 'active' },
  { column: 'last_status', kept: { last_is_active: false }, value: 'inactive' },
  { column: 'last_status', kept: {}, value: null },
  { column: 'state', kept: { state: 'down' }, value: 'down' },
  { column: 'state', kept: {}, value: null },
  // 12.345 minutes before the report time.
  { column: 'last_poll', kept: { last_observed_us: asOfUs - 12.345 * minute }, value: 12.35 },
  { column: 'last_poll', kept: {}, value: null },
  { column: 'store_id', kept: {}, value: '0042' },
  { column: 'timezone', kept: {}, value: 'Asia/Tokyo' },
])('$column of $kept is $value', async ({ column, kept, value }) => {
  expect((await published(kept))[column]).toBe(value)
})

test('a report of a custom window has the columns of the window, and no others', async () => {
  const row = await published(
    {
      uptime_span_us: 1.5 * hour,
      downtime_span_us: hour / 2,
      open_span_us: 2 * hour,
      outages_span: 3,
      longest_outage_span_us: 18_000_000,
      covered_span_us: 0.5 * hour,
      observations: 12,
      last_is_active: false,
      state: 'unknown',
      last_observed_us: asOfUs - 3 * hour,
    },
    0,
  )
  expect(row).toMatchObject({
    ...Object.fromEntries(storedKeys.map((key) => [key, null])),
    report_id: 7,
    store_id: '0042',
    uptime_window: 1.5,
    downtime_window: 0.5,
    outages_window: 3,
    longest_outage_window: 0.01,
    coverage_window: 0.25,
    uptime_percent_window: 75,
    open_window: 2,
    observations: 12,
    last_status: 'inactive',
    timezone: 'Asia/Tokyo',
    state: 'unknown',
    last_poll: 180,
    uptime_span_us: 1.5 * hour,
    downtime_span_us: hour / 2,
    open_span_us: 2 * hour,
    covered_span_us: hour / 2,
    uptime_span: 1.5,
    downtime_span: 0.5,
    uptime_percent_span: 75,
    has_uptime_percent_span: true,
    open_span: 2,
    outages_span: 3,
    longest_outage_span: 0.01,
    coverage_span: 0.25,
  })
})

test('the span of a report of three windows is the last week', async () => {
  const row = await published({
    uptime_span_us: 1.5 * hour,
    downtime_span_us: hour / 2,
    open_span_us: 2 * hour,
    outages_span: 3,
    longest_outage_span_us: 18_000_000,
    covered_span_us: 0.5 * hour,
  })
  for (const key of spanKeys) expect(row[key]).toBe(row[key.replace('_span', '_last_week')])
  expect(spanKeys.map((key) => row[key])).toEqual([1.5, 0.5, 75, 2, 3, 0.01, 0.25])
})

test('a row of the report combines all relations of its store', async () => {
  // The span is 0 to 168, in hours. Open 100-110, 143-145 and 160-170; the last is cut at the end of the span.
  const rows = await rowsOf(
    reportRow,
    {
      reported_store: {
        columns: 'store_key integer, store_id varchar, zone_name varchar',
        rows: [[1, 'a', 'UTC'], [2, 'b', 'Asia/Tokyo']],
      },
      opening: {
        columns: 'store_key integer, opens_us bigint, closes_us bigint',
        rows: [[1, 100 * hour, 110 * hour], [1, 143 * hour, 145 * hour], [1, 160 * hour, 170 * hour], [1, 168 * hour, 169 * hour]],
      },
      status_run: {
        columns: `store_key integer, is_active boolean, hour_us bigint, day_us bigint, span_us bigint,
          covered_hour_us bigint, covered_day_us bigint, covered_span_us bigint, observations integer, last_observed_us bigint`,
        rows: [
          [1, true, 3, 30, 300, 1, 2, 3, 12, 165 * hour],
          [1, false, 0, 5, 50, 0, 1, 4, 2, 145 * hour],
          [1, false, 0, 0, 70, 0, 0, 5, 3, 109 * hour],
          [1, false, 2, 4, 6, 1, 1, 1, 1, 166 * hour],
        ],
      },
      uptime: {
        columns: `store_key integer, ${measures.slice(0, 6).map((name) => `${name} bigint`).join(', ')}`,
        rows: [[1, 3, 30, 300, 2, 9, 126]],
      },
    },
    { from_us: 0, day_from_us: 144 * hour, hour_from_us: 167 * hour, to_us: 168 * hour, fresh_us: 2 * hour },
  )
  const nothing = Object.fromEntries([...measures, ...counts].map((name) => [name, 0]))
  expect(rows).toEqual([
    {
      store_id: 'a',
      zone_name: 'UTC',
      observations: 18,
      last_is_active: false,
      last_observed_us: 166 * hour,
      // The opening from 168 on contains the end of the span, and the last observation is exactly two hours old.
      state: 'down',
      uptime_hour_us: 3,
      uptime_day_us: 30,
      uptime_span_us: 300,
      downtime_hour_us: 2,
      downtime_day_us: 9,
      downtime_span_us: 126,
      open_hour_us: hour,
      open_day_us: 9 * hour,
      open_span_us: 20 * hour,
      // Outages without open time in a window do not count in it.
      outages_hour: 1,
      outages_day: 2,
      outages_span: 3,
      longest_outage_hour_us: 2,
      longest_outage_day_us: 5,
      longest_outage_span_us: 70,
      covered_hour_us: 2,
      covered_day_us: 4,
      covered_span_us: 13,
    },
    { ...nothing, store_id: 'b', zone_name: 'Asia/Tokyo', last_is_active: null, last_observed_us: null, state: 'closed' },
  ])
})

const goal = { goal: 99, littleLeftBelow: 99.25 }

test('totals add up the whole span, and judge the stores that were seen enough', async () => {
  const [row] = await rowsOf(
    totals,
    {
      selected_row: {
        columns: `observations integer, last_status varchar, state varchar, is_judged boolean, uptime_span_us bigint,
          downtime_span_us bigint, open_span_us bigint, covered_span_us bigint, outages_span integer`,
        rows: [
          // The first two are judged: 60 + 99.5 of 180.5 hours are 88.37 %.
          [5, 'active', 'up', true, 60 * hour, 20 * hour, 80 * hour, 60 * hour, 2],
          [9, 'active', 'closed', true, 99.5 * hour, 1 * hour, 100.5 * hour, 100 * hour, 1],
          [1, 'inactive', 'down', false, 0, 20 * hour, 20 * hour, 2 * hour, 1],
          [1, 'inactive', 'closed', false, 0, 19.5 * hour, 19.5 * hour, 2 * hour, 1],
          [0, null, 'unknown', false, 0, 0, 180 * hour, 0, 0],
        ],
      },
    },
    {},
    goal,
  )
  expect(row).toEqual({
    stores: 5,
    storesWithoutObservations: 1,
    storesDown: 1,
    storesClosedDown: 1,
    storesUnknown: 1,
    storesJudged: 2,
    uptimeHours: 159.5,
    downtimeHours: 60.5,
    uptimePercent: (100 * 159.5) / 180.5,
    // Two of the four observed stores are enough.
    verdict: 'misses',
    // 164 of 400 hours.
    seenShare: 0.41,
    outages: 5,
  })
})

test('the uptime % of one store alone is that of its row', async () => {
  // 20 h 50 min up and 10 min down are 99.2063 %, but 20.83 h and 0.17 h would be 99.19 %.
  const row = await published({ uptime_span_us: 1250 * minute, downtime_span_us: 10 * minute, open_span_us: 1260 * minute, observations: 1 })
  const [alone] = await rowsOf(
    totals,
    {
      selected_row: {
        columns: `observations integer, last_status varchar, state varchar, is_judged boolean, uptime_span_us bigint,
          downtime_span_us bigint, open_span_us bigint, covered_span_us bigint, outages_span integer`,
        rows: [[1, 'active', 'up', true, 1250 * minute, 10 * minute, 1260 * minute, 1260 * minute, 1]],
      },
    },
    {},
    { goal: 99.2, littleLeftBelow: 99.4 },
  )
  expect(row['uptime_percent_last_week']).toBe(99.21)
  expect(Number(alone?.['uptimePercent']).toFixed(2)).toBe('99.21')
  expect(alone).toMatchObject({ verdict: 'little_left', downtimeHours: 1 / 6, seenShare: 1 })
})

test('totals do not count states that an earlier report did not record', async () => {
  const [row] = await rowsOf(
    totals,
    {
      selected_row: {
        columns: `observations integer, last_status varchar, state varchar, is_judged boolean, uptime_span_us bigint,
          downtime_span_us bigint, open_span_us bigint, covered_span_us bigint, outages_span integer`,
        rows: [[5, 'inactive', null, true, 60 * hour, 20 * hour, 80 * hour, 60 * hour, 2]],
      },
    },
    {},
    goal,
  )
  expect(row).toMatchObject({ stores: 1, storesDown: null, storesClosedDown: null, storesUnknown: null, outages: 2 })
})

const judged = { columns: 'observations integer, uptime_span double, downtime_span double, is_judged boolean' }

test.each([
  { name: 'no stores', rows: [], verdict: null, uptimePercent: null },
  { name: 'no observed store', rows: [[0, 0, 0, false]], verdict: 'no_observations', uptimePercent: null },
  { name: 'one of three observed stores', rows: [[1, 10, 0, true], [1, 9, 1, false], [1, 9, 1, false]], verdict: 'too_little_seen', uptimePercent: 100 },
  { name: 'one of two observed stores', rows: [[1, 10, 0, true], [1, 9, 1, false], [0, 0, 0, false]], verdict: 'meets', uptimePercent: 100 },
  // 99.2 % uses 80 % of the allowance, 98.994 % is shown as 98.99 %, and 98.996 % as 99.00 %.
  { name: '99.2 % of two stores', rows: [[1, 100, 0, true], [1, 98.4, 1.6, true]], verdict: 'little_left', uptimePercent: 99.2 },
  { name: '98.994 %', rows: [[1, 98.994, 1.006, true]], verdict: 'misses', uptimePercent: 98.994 },
  { name: '98.996 %', rows: [[1, 98.996, 1.004, true]], verdict: 'little_left', uptimePercent: 98.996 },
  { name: 'a method that counted nothing', rows: [[1, 0, 0, false]], verdict: 'too_little_seen', uptimePercent: null },
])('the joint verdict on $name is $verdict', async ({ rows, verdict, uptimePercent }) => {
  const [row] = await rowsOf(
    `with summed as (
       select count(*) as stores, count(*) filter (observations > 0) as observed, count(*) filter (is_judged) as judged,
         joint_uptime(uptime_span, downtime_span, is_judged) as percent
       from judged
     )
     select joint_verdict(stores, observed, judged, percent, 99, 99.25) as verdict, percent from summed`,
    { judged: { ...judged, rows } },
  )
  expect(row?.['verdict']).toBe(verdict)
  const percent = row?.['percent']
  expect(typeof percent === 'number' ? Number(percent.toFixed(9)) : percent).toBe(uptimePercent)
})

// A goal of 99 % allows 1 %: 99.25 % uses exactly three quarters of it.
test.each([
  { given: [0, null, null], verdict: 'no_observations' },
  { given: [3, 1, null], verdict: null },
  { given: [3, null, 100], verdict: null },
  { given: [3, 0.4999, 100], verdict: 'too_little_seen' },
  { given: [3, 0.5, 100], verdict: 'meets' },
  { given: [3, 1, 99.25], verdict: 'meets' },
  { given: [3, 1, 99.24], verdict: 'little_left' },
  { given: [3, 1, 99], verdict: 'little_left' },
  { given: [3, 1, 98.99], verdict: 'misses' },
  { given: [3, 0.1, 0], verdict: 'too_little_seen' },
])('the verdict on observations, coverage and uptime % of $given is $verdict', async ({ given, verdict }) => {
  const rows = await rowsOf('select verdict_on(observations, coverage, uptime_percent, 99, 0.5, 99.25) as verdict, is_judged(observations, coverage, uptime_percent is not null, 0.5) as judged from figure', {
    figure: { columns: 'observations integer, coverage double, uptime_percent double', rows: [given] },
  })
  expect(rows).toEqual([{ verdict, judged: ['misses', 'little_left', 'meets'].includes(verdict ?? '') }])
})

test.each([
  { goal: { goalPercent: 100, leastCoveragePercent: 50, lowBudgetPercent: 75 }, coverage: 1, uptimePercent: 100, verdict: 'meets' },
  { goal: { goalPercent: 100, leastCoveragePercent: 50, lowBudgetPercent: 75 }, coverage: 1, uptimePercent: 99.99, verdict: 'misses' },
  // 57 / 100 and 100 - 0.3 × 0.7 have no exact binary form.
  { goal: { goalPercent: 99, leastCoveragePercent: 57, lowBudgetPercent: 75 }, coverage: 0.57, uptimePercent: 100, verdict: 'meets' },
  { goal: { goalPercent: 99, leastCoveragePercent: 57, lowBudgetPercent: 75 }, coverage: 0.5699, uptimePercent: 100, verdict: 'too_little_seen' },
  { goal: { goalPercent: 99.3, leastCoveragePercent: 0, lowBudgetPercent: 30 }, coverage: 0, uptimePercent: 99.79, verdict: 'meets' },
  { goal: { goalPercent: 99.3, leastCoveragePercent: 0, lowBudgetPercent: 30 }, coverage: 0, uptimePercent: 99.78, verdict: 'little_left' },
])('$uptimePercent % at a coverage of $coverage gives $verdict for $goal', async ({ goal: uptimeGoal, coverage, uptimePercent, verdict }) => {
  const rows = await rowsOf(
    'select verdict_on(1, coverage, uptime_percent, $goal, $leastCoverage, $littleLeftBelow) as verdict from figure',
    { figure: { columns: 'coverage double, uptime_percent double', rows: [[coverage, uptimePercent]] } },
    {},
    goalParameters(uptimeGoal),
  )
  expect(rows).toEqual([{ verdict }])
})
