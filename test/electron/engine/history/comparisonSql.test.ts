import { describe, expect, test } from 'vitest'
import { comparisonKeys } from '../../../../shared/comparison/comparison'
import comparison from '../../../../electron/engine/history/comparison.sql?raw'
import comparisonSummary from '../../../../electron/engine/history/comparison_summary.sql?raw'
import { rowsOf, withConnection } from '../../../support/engine/relation'
import { hourMicroseconds as hour } from '../../../support/reference/time'

/** Observations, uptime (h), downtime (h), uptime %, outages and last status of a store in one report. */
type Week = readonly [number, number, number, number | null, number, 'active' | 'inactive' | null]

interface Case {
  readonly name: string
  readonly before: Week | null
  readonly after: Week | null
  /** The sides that are reports of selected stores. */
  readonly selected?: readonly ('before' | 'after')[]
  /** The columns of a comparison, in order, without the store, its verdicts and the reports that have it. */
  readonly expected: readonly (string | number | null)[]
}

const up: Week = [9, 100, 0, 100, 0, 'active']
const none: Week = [0, 0, 0, null, 0, null]

const cases: readonly Case[] = [
  {
    name: 'better, and up as before',
    before: [9, 90, 10, 90, 2, 'active'],
    after: [9, 95, 5, 95, 1, 'active'],
    expected: [null, 90, 95, 5, 10, 5, -5, 2, 1, -1, 90, 95, 5, 'active', 'active'],
  },
  {
    name: 'worse, and down now',
    before: up,
    after: [9, 80.05, 19.95, 80.05, 1, 'inactive'],
    expected: ['went_down', 100, 80.05, -19.95, 0, 19.95, 19.95, 0, 1, 1, 100, 80.05, -19.95, 'active', 'inactive'],
  },
  {
    // 0.3 - 0.1 is 0.19999999999999998 in binary; the change has the decimals of its column.
    name: 'back, with numbers that have no binary form',
    before: [9, 0.1, 99.9, 0.1, 1, 'inactive'],
    after: [9, 0.3, 99.7, 0.3, 1, 'active'],
    expected: ['came_back', 0.1, 0.3, 0.2, 99.9, 99.7, -0.2, 1, 1, 0, 0.1, 0.3, 0.2, 'inactive', 'active'],
  },
  {
    name: 'down as before',
    before: [9, 50, 50, 50, 1, 'inactive'],
    after: [9, 50, 50, 50, 1, 'inactive'],
    expected: [null, 50, 50, 0, 50, 50, 0, 1, 1, 0, 50, 50, 0, 'inactive', 'inactive'],
  },
  {
    name: 'new, and down',
    before: null,
    after: [9, 0, 100, 0, 1, 'inactive'],
    expected: ['new', null, 0, null, null, 100, null, null, 1, null, null, 0, null, null, 'inactive'],
  },
  {
    name: 'gone',
    before: up,
    after: null,
    expected: ['gone', 100, null, null, 0, null, null, 0, null, null, 100, null, null, 'active', null],
  },
  {
    name: 'not asked for by the later report',
    before: up,
    after: null,
    selected: ['after'],
    expected: ['not_selected', 100, null, null, 0, null, null, 0, null, null, 100, null, null, 'active', null],
  },
  {
    name: 'not asked for by the earlier report',
    before: null,
    after: up,
    selected: ['before'],
    expected: ['not_selected', null, 100, null, null, 0, null, null, 0, null, null, 100, null, null, 'active'],
  },
  {
    name: 'gone, although the earlier report is one of selected stores',
    before: up,
    after: null,
    selected: ['before'],
    expected: ['gone', 100, null, null, 0, null, null, 0, null, null, 100, null, null, 'active', null],
  },
  {
    name: 'new, although the later report is one of selected stores',
    before: null,
    after: up,
    selected: ['after'],
    expected: ['new', null, 100, null, null, 0, null, null, 0, null, null, 100, null, null, 'active'],
  },
  {
    name: 'no longer observed: unknown is not 0',
    before: up,
    after: none,
    expected: [null, 100, null, null, 0, null, null, 0, null, null, 100, null, null, 'active', null],
  },
  {
    name: 'observed for the first time, and down',
    before: none,
    after: [9, 0, 100, 0, 1, 'inactive'],
    expected: ['went_down', null, 0, null, null, 100, null, null, 1, null, null, 0, null, null, 'inactive'],
  },
  {
    name: 'observed for the first time, and up: it was never known to be down',
    before: none,
    after: up,
    expected: [null, null, 100, null, null, 0, null, null, 0, null, null, 100, null, null, 'active'],
  },
]

const columns = `report_id integer, store_id varchar, observations bigint, uptime_span double, downtime_span double,
  uptime_percent_span double, outages_span bigint, last_status varchar, verdict_span varchar, is_judged boolean`

function compare(given: readonly Pick<Case, 'before' | 'after' | 'selected'>[], sql: string) {
  const isSelected = (side: 'before' | 'after') => given.some(({ selected = [] }) => selected.includes(side))
  return withConnection(async (connection) => {
    await connection.run('create table report (report_id integer, selected_stores integer)')
    // The third report is not compared.
    const selections = [isSelected('before') ? 1 : 'null', isSelected('after') ? 1 : 'null', 1]
    await connection.run(`insert into report values ${selections.map((stores, index) => `(${index + 1}, ${stores})`).join(', ')}`)
    await connection.run(`create table kept_row (${columns})`)
    await connection.run(
      `create view judged_row as select *, (uptime_span * ${hour})::bigint as uptime_span_us, (downtime_span * ${hour})::bigint as downtime_span_us
       from kept_row`,
    )
    const rows = given.flatMap(({ before, after }, index) =>
      [before, after, up].flatMap((week, report) => (week === null ? [] : [[report + 1, `s${index}`, ...week, verdictOn(week), week[0] > 0]])),
    )
    for (const row of rows) {
      const values = Object.fromEntries(row.map((value, index) => [`value${index}`, value]))
      await connection.run(`insert into kept_row values (${row.map((_, index) => `$value${index}`).join(', ')})`, values)
    }
    return connection.all<Readonly<Record<string, unknown>>>(sql, { beforeId: 1, afterId: 2 })
  })
}

function verdictOn(week: Week | null): string | null {
  if (week === null) return null
  return week[0] === 0 ? 'no_observations' : 'misses'
}

/** Null if a report does not have the store, unless the other one does not judge it. */
function isJudgedInBoth(before: Week | null, after: Week | null): boolean | null {
  const judged = new Set([before, after].map((week) => (week === null ? null : week[0] > 0)))
  if (judged.has(false)) return false
  return judged.has(null) ? null : true
}

function reportsWith(before: Week | null, after: Week | null): string {
  if (before === null) return 'after'
  return after === null ? 'before' : 'both'
}

describe('a comparison of two reports', () => {
  test.for(cases)('$name', async ({ before, after, selected = [], expected }) => {
    const [row, ...others] = await compare([{ before, after, selected }], comparison)
    const shown = Object.entries(row ?? {}).filter(([key]) => !key.includes('_us_'))
    expect(shown.map(([key]) => key)).toEqual([...comparisonKeys, 'is_judged', 'reports'])
    expect(shown.map(([, value]) => value)).toEqual(['s0', ...expected, verdictOn(before), verdictOn(after), isJudgedInBoth(before, after), reportsWith(before, after)])
    expect(others).toEqual([])
  })

  test('the comparison in the other direction has every change with the other sign', async () => {
    const there = await compare(cases, `from (${comparison}) order by store_id`)
    const back = await compare(
      cases.map(({ before, after }) => ({ before: after, after: before })),
      `from (${comparison}) order by store_id`,
    )
    const changes = comparisonKeys.filter((key) => key.endsWith('_change') && key !== 'store_change')
    expect(there).toHaveLength(cases.length)
    for (const [index, row] of there.entries()) {
      for (const key of changes) {
        const change = row[key]
        // `+ 0` makes 0 of -0.
        expect(back[index]?.[key]).toBe(typeof change === 'number' ? -change + 0 : null)
      }
    }
  })
})

const measures = ['uptime_percent', 'downtime', 'outages', 'uptime']
const noFigures = Object.fromEntries(measures.flatMap((name) => ['before', 'after', 'change'].map((side) => [`${name}_${side}`, null])))

describe('the summary', () => {
  test('counts each choice', async () => {
    const rows = await summaryOf([
      ['new', 'after', null],
      ['new', 'after', null],
      ['gone', 'before', null],
      ['not_selected', 'after', null],
      ['went_down', 'both', -3],
      ['went_down', 'both', null],
      ['came_back', 'both', 4],
      [null, 'both', 0],
      [null, 'both', -1],
    ])
    const counts = { stores: 9, in_both: 5, judged: 0, new: 2, gone: 1, went_down: 2, came_back: 1, not_selected: 1, worse: 2, better: 1, same: 1 }
    expect(rows).toEqual([{ ...counts, ...noFigures }])
  })

  test('adds up the figures of the stores in both reports', async () => {
    const [summary] = await summaryOf([
      // Uptime, downtime and outages, each before and after.
      [null, 'both', 0, 0.1, 0.2, 0.1, 2, 1, 0, true],
      ['went_down', 'both', -1, 0.2, 0.1, 0.2, 0.7, 1, 3, true],
      // It has no observations after, so it adds nothing there.
      [null, 'both', null, 99.7, null, 0, null, 2, null, false],
      // Too little of it was seen after, so its uptime % is not compared.
      [null, 'both', 0, 7, 7, 0, 0, 0, 0, false],
      ['gone', 'before', null, 50, null, 50, null, 7, null],
      ['not_selected', 'after', null, null, 50, null, 50, null, 7],
    ])
    expect(summary).toMatchObject({
      in_both: 4,
      judged: 2,
      downtime_before: 0.3,
      downtime_after: 2.7,
      downtime_change: 2.4,
      uptime_before: 107,
      uptime_after: 7.3,
      uptime_change: -99.7,
      outages_before: 4,
      outages_after: 3,
      outages_change: -1,
      // The first two: 0.3 of 0.6 h are 50 %, and 0.3 of 3 h are 10 %.
      uptime_percent_before: 50,
      uptime_percent_after: 10,
      uptime_percent_change: -40,
    })
  })
})

/** Hours become microseconds; they follow three other columns. */
function inMicroseconds(value: string | number | boolean | null, index: number): string | number | boolean | null {
  return typeof value === 'number' && index >= 3 && index < 7 ? Math.round(value * hour) : value
}

function summaryOf(given: readonly (readonly (string | number | boolean | null)[])[]) {
  const figures = ['uptime_us', 'downtime_us', 'outages'].flatMap((name) => [`${name}_before`, `${name}_after`])
  return rowsOf(comparisonSummary, {
    comparison: {
      columns: `store_change varchar, reports varchar, uptime_percent_change double, ${figures.map((name) => `${name} bigint`).join(', ')},
        is_judged boolean`,
      rows: given.map((row) => [...row.map(inMicroseconds), ...Array.from({ length: figures.length + 4 - row.length }, () => null)]),
    },
  })
}
