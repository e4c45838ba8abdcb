import { expect, test } from 'vitest'
import poll from '../../../../electron/engine/sql/poll.sql?raw'
import sameInstant from '../../../../electron/engine/sql/same_instant.sql?raw'
import store from '../../../../electron/engine/sql/store.sql?raw'
import timezoneIssue from '../../../../electron/engine/sql/timezone_issue.sql?raw'
import { rowsOf } from '../../../support/relation'

const zoneRows = {
  columns: 'store_id varchar, zone_name varchar, problem varchar',
  rows: [
    ['a', 'Mars/Olympus', null],
    ['a', 'Asia/Tokyo', null],
    ['a', 'Asia/Tokyo', null],
    ['a', 'Europe/Paris', null],
    ['b', 'Mars/Olympus', null],
    ['c', 'America/Chicago', null],
    [null, 'Asia/Tokyo', 'store_id_missing'],
  ],
}
const knownZones = {
  columns: 'zone_name varchar',
  rows: [['Asia/Tokyo'], ['Europe/Paris'], ['America/Chicago']],
}

test('every store of any file once, in the order of ids as text, with the first zone that is known', async () => {
  const columns = 'store_id varchar, problem varchar'
  const given = {
    polls_row: { columns, rows: [['9', null], ['10', null], ['9', null], ['x', 'status_unknown']] },
    business_hours_row: { columns, rows: [['a', null], ['Z', null], ['y', 'day_unknown']] },
    timezones_row: zoneRows,
    known_zone: knownZones,
  }
  expect((await rowsOf(store, given)).map((row) => Object.values(row))).toEqual([
    [1, '10', 'America/Chicago'],
    [2, '9', 'America/Chicago'],
    [3, 'Z', 'America/Chicago'],
    [4, 'a', 'Asia/Tokyo'],
    [5, 'b', 'America/Chicago'],
    [6, 'c', 'America/Chicago'],
  ])
})

test('a zone that a store is not reported in is unknown, or contradicts the one that is used', async () => {
  const given = {
    timezones_row: zoneRows,
    known_zone: knownZones,
    store: {
      columns: 'store_id varchar, zone_name varchar',
      rows: [['a', 'Asia/Tokyo'], ['b', 'America/Chicago'], ['c', 'America/Chicago']],
    },
  }
  expect((await rowsOf(timezoneIssue, given)).map((row) => Object.values(row))).toEqual([
    [0, 'timezone_conflict', 'Mars/Olympus'],
    [3, 'timezone_conflict', 'Europe/Paris'],
    [4, 'timezone_unknown', 'Mars/Olympus'],
  ])
})

const [first, second] = [0, 1]

/** What poll.sql makes of poll rows of stores a (1) and b (2), in its own order. */
const pollGiven = (...rows: readonly (readonly [id: string, us: number, active: boolean, file: number])[]) => ({
  polls_row: {
    columns: 'store_id varchar, observed_us bigint, is_active boolean, file_index integer, problem varchar',
    rows: [...rows.map(([id, us, active, file]) => [id, us, active, file, null]), ['a', 5, null, first, 'status_unknown']],
  },
  store: { columns: 'store_key integer, store_id varchar', rows: [[1, 'a'], [2, 'b']] },
})

test('polls are in the order of store and time, the inactive last of an instant', async () => {
  const rows = await rowsOf(
    `select row_number() over () as place, * from (${poll})`,
    pollGiven(
      ['b', 10, true, first],
      ['a', 20, false, first],
      ['a', 20, true, second],
      ['a', 20, true, first],
      ['a', 10, true, second],
    ),
  )
  expect(rows.map((row) => Object.values(row))).toEqual([
    [1, 1, 10, true, second],
    [2, 1, 20, true, first],
    [3, 1, 20, true, second],
    [4, 1, 20, false, first],
    [5, 2, 10, true, first],
  ])
})

test('of the polls of one instant all but the last are told, with the file of the one that follows', async () => {
  const rows = await rowsOf(sameInstant, {
    poll: {
      columns: 'store_key integer, observed_us bigint, is_active boolean, file_index integer',
      rows: [
        [1, 10, true, first],
        [1, 20, true, first],
        [1, 20, true, second],
        [1, 20, false, first],
        [2, 20, false, first],
        [2, 30, false, second],
      ],
    },
  })
  expect(rows.map((row) => Object.values(row))).toEqual([
    [1, true, second],
    [2, false, first],
  ])
})
