import { expect, test } from 'vitest'
import namedStore from '../../../../../electron/engine/load/polls/named_store.sql?raw'
import newStore from '../../../../../electron/engine/load/polls/new_store.sql?raw'
import newStorePoll from '../../../../../electron/engine/load/polls/new_store_poll.sql?raw'
import poll from '../../../../../electron/engine/load/polls/poll.sql?raw'
import sameInstant from '../../../../../electron/engine/load/polls/same_instant.sql?raw'
import store from '../../../../../electron/engine/load/polls/store.sql?raw'
import timezoneIssue from '../../../../../electron/engine/load/accounting/timezone_issue.sql?raw'
import unnamedStore from '../../../../../electron/engine/load/polls/unnamed_store.sql?raw'
import unplacedPoll from '../../../../../electron/engine/load/polls/unplaced_poll.sql?raw'
import unplacedRow from '../../../../../electron/engine/load/polls/unplaced_row.sql?raw'
import unusedStore from '../../../../../electron/engine/load/polls/unused_store.sql?raw'
import { rowsOf } from '../../../../support/engine/relation'

const zoneRows = {
  columns: 'store_id varchar, zone_name varchar, problem varchar',
  rows: [
    ['a', 'Mars/Olympus', null],
    ['a', 'asia/tokyo', null],
    ['a', 'Asia/Tokyo', null],
    ['a', 'Europe/Paris', null],
    ['b', 'Mars/Olympus', null],
    ['c', 'America/Chicago', null],
    [null, 'Asia/Tokyo', 'store_id_missing'],
  ],
}
const knownZones = {
  columns: 'zone_name varchar, spelling varchar',
  rows: ['Asia/Tokyo', 'Europe/Paris', 'America/Chicago'].flatMap((name) => [[name, name], [name.toLowerCase(), name]]),
}

test('named_store has the stores of usable rows, with their first known zone', async () => {
  const given = {
    business_hours_row: {
      columns: 'store_id varchar, problem varchar',
      rows: [['a', null], ['9', null], ['9', null], ['y', 'day_unknown'], [null, 'store_id_missing']],
    },
    timezones_row: zoneRows,
    known_zone: knownZones,
    stores_row: { columns: 'store_id varchar, problem varchar', rows: [['a', null], ['d', null], ['d', null], [null, 'store_id_missing']] },
  }
  expect((await rowsOf(namedStore, given)).map((row) => Object.values(row))).toEqual([
    ['9', true, false, null],
    ['a', true, true, 'Asia/Tokyo'],
    ['b', false, true, null],
    ['c', false, true, 'America/Chicago'],
    ['d', false, false, null],
  ])
})

test('store has every store once, sorted by id as text, with its first known zone of the best source', async () => {
  const given = {
    named_store: {
      columns: 'store_id varchar, has_hours boolean, has_zone_row boolean, zone_name varchar',
      rows: [['a', true, true, 'Asia/Tokyo'], ['9', true, false, null], ['Z', true, false, null], ['b', true, true, null]],
    },
    zone_beside: {
      columns: 'store_id varchar, zone_name varchar',
      rows: [
        ['a', 'Europe/Paris'],
        ['9', 'Mars/Olympus'],
        ['9', 'asia/tokyo'],
        ['9', 'Europe/Paris'],
        ['b', 'Asia/Tokyo'],
        ['10', 'Europe/Paris'],
      ],
    },
    unnamed_store: { columns: 'store_id varchar', rows: [['10']] },
    known_zone: knownZones,
  }
  expect((await rowsOf(store, given)).map((row) => Object.values(row))).toEqual([
    [1, '10', 'Europe/Paris', false, false],
    [2, '9', 'Asia/Tokyo', true, false],
    [3, 'Z', 'America/Chicago', true, false],
    [4, 'a', 'Asia/Tokyo', true, true],
    [5, 'b', 'America/Chicago', true, false],
  ])
})

test('timezone_issue has unknown zones and zones that contradict the one that is used', async () => {
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

const pollRow = 'store_id varchar, observed_us bigint, is_active boolean, file_index integer, is_usable boolean'
const unplaced = {
  columns: 'store_id varchar, observed_us bigint, is_active boolean, file_index integer',
  rows: [
    ['y', 40, false, first],
    ['x', 30, true, second],
    ['x', 30, true, first],
    ['y', 20, true, first],
  ],
}

test('unplaced_row has the rows of new stores as they are', async () => {
  const rows = await rowsOf(unplacedRow, {
    source_row: { columns: 'store_id varchar, status varchar', rows: [['a', 'up'], [' a ', 'up'], [' x ', '?'], [null, 'up'], ['', 'up']] },
    store: { columns: 'store_key integer, store_id varchar', rows: [[1, 'a']] },
  })
  expect(rows).toEqual([{ store_id: ' x ', status: '?' }])
})

test('unplaced_poll has the usable ones among them', async () => {
  const rows = await rowsOf(unplacedPoll, {
    polls_row: { columns: pollRow, rows: [['x', 30, true, second, true], ['y', 40, null, first, false]] },
  })
  expect(rows).toEqual([{ file_index: second, store_id: 'x', observed_us: 30, is_active: true }])
})

test('new_store has the stores of unplaced polls with the next keys and the default zone', async () => {
  const stores = { columns: 'store_key integer, store_id varchar', rows: [[1, 'a'], [2, 'b']] }
  expect((await rowsOf(newStore, { unplaced_poll: unplaced, store: stores })).map((row) => Object.values(row))).toEqual([
    [3, 'x', 'America/Chicago', false, false],
    [4, 'y', 'America/Chicago', false, false],
  ])
})

test('unnamed_store has the stores that are only in polls', async () => {
  const rows = await rowsOf(unnamedStore, {
    polls_store: { columns: 'store_id varchar', rows: [['named'], ['polled']] },
    named_store: { columns: 'store_id varchar', rows: [['named'], ['other']] },
  })
  expect(rows.map(({ store_id }) => store_id)).toEqual(['polled'])
})

test('unused_store has the stores that are only in unusable polls', async () => {
  const ids = ['polled', 'with hours', 'only broken', 'late']
  const rows = await rowsOf(unusedStore, {
    store: { columns: 'store_key integer, store_id varchar', rows: ids.map((id, index) => [index + 1, id]) },
    unnamed_store: { columns: 'store_id varchar', rows: [['polled'], ['only broken']] },
    poll: { columns: 'store_key integer', rows: [[1], [1]] },
  })
  expect(rows).toEqual([{ store_key: 3 }])
})

test('poll is sorted by store and time, at the same instant inactive last, and rows without a key at the end', async () => {
  const rows = await rowsOf(`select row_number() over () as position, * from (${poll})`, {
    polls_row: {
      columns: pollRow,
      rows: [
        ['b', 10, true, first, true],
        ['a', 20, false, first, true],
        ['a', 5, null, first, false],
        ['a', 20, true, second, true],
        ['new', 7, true, second, true],
        ['a', 20, true, first, true],
        ['a', 10, true, second, true],
      ],
    },
    store: { columns: 'store_key integer, store_id varchar', rows: [[1, 'a'], [2, 'b']] },
  })
  expect(rows.map((row) => Object.values(row))).toEqual([
    [1, 1, 10, true, second],
    [2, 1, 20, true, first],
    [3, 1, 20, true, second],
    [4, 1, 20, false, first],
    [5, 2, 10, true, first],
    [6, null, 7, true, second],
    [7, null, null, null, first],
  ])
})

test('new_store_poll has the same order', async () => {
  const stores = { columns: 'store_key integer, store_id varchar', rows: [[3, 'x'], [4, 'y']] }
  const given = { unplaced_poll: unplaced, store: stores }
  const rows = await rowsOf(`select row_number() over () as position, * from (${newStorePoll})`, given)
  expect(rows.map((row) => Object.values(row))).toEqual([
    [1, 3, 30, true, first],
    [2, 3, 30, true, second],
    [3, 4, 20, true, first],
    [4, 4, 40, false, first],
  ])
})

test('same_instant has all polls of an instant but the last, each with the file of the next', async () => {
  const rows = await rowsOf(sameInstant, {
    sorted_poll: {
      columns: 'poll_id bigint, store_key integer, observed_us bigint, is_active boolean, file_index integer',
      rows: [
        [0, 1, 10, true, first],
        [1, 1, 20, true, first],
        [2, 1, 20, true, second],
        [3, 1, 20, false, first],
        [4, 2, 20, false, first],
        [5, 2, 30, false, second],
      ],
    },
  })
  expect(rows.map((row) => Object.values(row))).toEqual([
    [1, true, second],
    [2, false, first],
  ])
})
