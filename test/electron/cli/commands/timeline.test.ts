import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withFolder } from '../../../support/data/folder'
import { printedBy } from '../../../support/program/runProgram'
import { files } from '../../../support/data/smallFolder'

const header =
  'kind,from,to,open_hours,status,is_ongoing,open_from,open_to,begins,ends,last_active_before,first_inactive,last_inactive,first_active_after'

const closedAtEnd = {
  'polls.csv': `
    store_id,status,timestamp_utc
    1003,active,2023-01-23 20:00:00 UTC
    1003,inactive,2023-01-23 21:00:00 UTC
    other,active,2023-01-24 16:00:00 UTC`,
  'hours.csv': `
    store_id,day,start_time_local,end_time_local
    1003,0,09:00:00,17:00:00`,
  'zones.csv': `
    store_id,timezone_str
    1003,America/New_York`,
}

test('timeline prints the outages and the open time of a store', () =>
  withFolder(files, async (folder) => {
    expect(await printedBy('timeline', folder, '0042')).toBe(`store      0042
time zone  America/Chicago
week       2023-01-17T12:00:00.000000Z to 2023-01-24T12:00:00.000000Z

outage from                  to                           open hours  begins         ends
2023-01-24T11:30:00.000000Z  2023-01-24T12:00:00.000000Z  0.50        between polls  still down

last active poll before      first inactive               last inactive                first active after
2023-01-24T11:15:00.000000Z  2023-01-24T11:45:00.000000Z  2023-01-24T11:45:00.000000Z  -

open from                    to                           hours  status
2023-01-17T12:00:00.000000Z  2023-01-17T13:00:00.000000Z  1.00   active
2023-01-24T11:00:00.000000Z  2023-01-24T11:30:00.000000Z  0.50   active
2023-01-24T11:30:00.000000Z  2023-01-24T12:00:00.000000Z  0.50   inactive
`)
  }))

test('a store without observations, for another report time', () =>
  withFolder(files, async (folder) => {
    expect(await printedBy('timeline', folder, 'none', '--as-of', '2023-01-24T12:20:00+01:00')).toBe(`store      none
time zone  Asia/Tokyo
week       2023-01-17T11:20:00.000000Z to 2023-01-24T11:20:00.000000Z

No outages.

open from                    to                           hours   status
2023-01-17T11:20:00.000000Z  2023-01-24T11:20:00.000000Z  168.00  no observations
`)
  }))

test('--json prints one object', () =>
  withFolder(files, async (folder) => {
    expect(JSON.parse(await printedBy('timeline', folder, '97', '--json'))).toMatchObject({
      from: '2023-01-17T12:00:00.000000Z',
      to: '2023-01-24T12:00:00.000000Z',
      row: { store_id: '97', uptime_last_week: 168 },
      outages: [],
      polls: [{ at: '2023-01-24T12:00:00.000000Z', status: 'active', isInOpenTime: true }],
    })
  }))

test('--out writes outages and intervals of open time as CSV', () =>
  withFolder(files, async (folder) => {
    const csv = `${header}
outage,2023-01-24T11:30:00.000000Z,2023-01-24T12:00:00.000000Z,0.500000,inactive,true,2023-01-24T11:30:00.000000Z,2023-01-24T12:00:00.000000Z,between_polls,still_down,2023-01-24T11:15:00.000000Z,2023-01-24T11:45:00.000000Z,2023-01-24T11:45:00.000000Z,
open,2023-01-17T12:00:00.000000Z,2023-01-17T13:00:00.000000Z,1.000000,active,,,,,,,,,
open,2023-01-24T11:00:00.000000Z,2023-01-24T11:30:00.000000Z,0.500000,active,,,,,,,,,
open,2023-01-24T11:30:00.000000Z,2023-01-24T12:00:00.000000Z,0.500000,inactive,,,,,,,,,
`
    expect(await printedBy('timeline', folder, '0042', '--out', '-')).toBe(csv)
    expect(await printedBy('timeline', folder, '0042', '--out', join(folder, 'timeline.out'))).toBe('')
    expect(await readFile(join(folder, 'timeline.out'), 'utf8')).toBe(csv)
    expect(await printedBy('timeline', folder, 'none', '--out', '-')).toBe(`${header}
open,2023-01-17T12:00:00.000000Z,2023-01-24T12:00:00.000000Z,168.000000,,,,,,,,,,
`)
  }))

test('an outage is cut to open time, and keeps its midpoints in the first columns', () =>
  // 1003 is open on Mondays from 09:00 to 17:00 in New York, 14:00 to 22:00 UTC. It is down from 20:30, half-way from 20:00
  // to 21:00, until it closes. It is closed at the report time, Tuesday 16:00.
  withFolder(closedAtEnd, async (folder) => {
    const outage = '2023-01-23T20:30:00.000000Z,2023-01-24T16:00:00.000000Z,1.500000,inactive,true'
    const cut = '2023-01-23T20:30:00.000000Z,2023-01-23T22:00:00.000000Z,between_polls,closing'
    const evidence = '2023-01-23T20:00:00.000000Z,2023-01-23T21:00:00.000000Z,2023-01-23T21:00:00.000000Z,'
    expect(await printedBy('timeline', folder, '1003', '--out', '-')).toContain(`outage,${outage},${cut},${evidence}\n`)
    expect(await printedBy('timeline', folder, '1003')).toContain(
      '2023-01-23T20:30:00.000000Z  2023-01-23T22:00:00.000000Z  1.50        between polls  at closing\n',
    )
  }))

test('an outage that goes on at the end of a custom period need not go on now', () =>
  withFolder(files, async (folder) => {
    const period = ['--from', '2023-01-24T11:00:00Z', '--to', '2023-01-24T12:00:00Z']
    expect(await printedBy('timeline', folder, '0042', ...period)).toContain(
      '2023-01-24T11:30:00.000000Z  2023-01-24T12:00:00.000000Z  0.50        between polls  down at the end\n',
    )
  }))
