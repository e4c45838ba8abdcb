import { expect, test } from 'vitest'
import { columnKeys } from '../../../../shared/report/columns'
import type { Parameters } from '../../../../electron/engine/core/connection'
import { goalParameters, overJudgedRows } from '../../../../electron/engine/history/judgedRows'
import { rowsOf } from '../../../support/engine/relation'
import { hourMicroseconds as hour } from '../../../support/reference/time'

const measures = ['uptime', 'downtime', 'open', 'longest_outage', 'covered'].flatMap((name) =>
  ['hour', 'day', 'span'].map((window) => `${name}_${window}_us`),
)
const counts = ['outages_hour', 'outages_day', 'outages_span', 'observations'] as const
const numbers = [...measures, ...counts]
/** Every number differs from the others. */
const values = numbers.map((_, index) => (index + 1) * hour)
const stored = {
  columns: `store_id varchar, zone_name varchar, last_is_active boolean, state varchar, last_observed_us bigint,
    ${numbers.map((name) => `${name} bigint`).join(', ')}`,
  row: ['0042', 'Asia/Tokyo', true, 'up', 199 * hour, ...values],
}

/** The named columns of one report of three windows and of one of a custom window. */
function read(names: readonly string[], parameters: Parameters = goalParameters()): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const [sql, left] = overJudgedRows(`select report_id, ${names.join(', ')} from judged_row`, parameters)
  return rowsOf(
    sql,
    {
      report: {
        columns: 'report_id integer, from_us bigint, as_of_us bigint, observations bigint, rows_of integer',
        rows: [[7, null, 200 * hour, 99, null], [8, 5, 200 * hour, 99, 7]],
      },
      report_row: { columns: `report_id integer, ${stored.columns}`, rows: [[7, ...stored.row]] },
    },
    {},
    left,
  )
}

test('a column has the same values alone and among all others', async () => {
  const spans = ['uptime', 'downtime', 'uptime_percent', 'open', 'outages', 'longest_outage', 'coverage', 'verdict'].map((name) => `${name}_span`)
  const names = [...columnKeys, ...spans, 'is_judged']
  const all = await read(names)
  expect(all).toHaveLength(2)
  const each = await Promise.all(names.map((name) => read([name])))
  expect(each).toEqual(names.map((name) => all.map((row) => ({ report_id: row['report_id'], [name]: row[name] }))))
})

test('a query has no columns but those it names and those they are made of', () => {
  const [sql, parameters] = overJudgedRows('select verdict_last_week from judged_row', { ...goalParameters(), search: '47' })
  const exact = ['uptime_span_us', 'downtime_span_us', 'open_span_us', 'covered_span_us']
  const columns = [...sql.matchAll(/ as (\w+),?$/gm)].map(([, name]) => name)
  expect(columns).toEqual([...exact, 'uptime_percent_span', 'open_span', 'coverage_span', 'uptime_percent_last_week', 'open_last_week', 'coverage_last_week', 'observations', 'verdict_last_week'])
  expect(parameters).toEqual({})
})

test.each([0, -7, Number.MAX_SAFE_INTEGER, 0.1, 12345678901.234568, Number.MAX_VALUE, Number.MIN_VALUE])(
  'the number %s keeps its value in a statement',
  async (value) => {
    expect(await read(['$value::double as number'], { value })).toMatchObject([{ number: value }, { number: value }])
  },
)
