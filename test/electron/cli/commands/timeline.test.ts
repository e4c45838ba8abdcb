import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withFolder } from '../../../support/data/folder'
import { printedBy } from '../../../support/program/runProgram'
import { files } from '../../../support/data/smallFolder'

test('timeline prints the outages and the open time of a store', () =>
  withFolder(files, async (folder) => {
    expect(await printedBy('timeline', folder, '0042')).toBe(`store      0042
time zone  America/Chicago
week       2023-01-17T12:00:00.000000Z to 2023-01-24T12:00:00.000000Z

outage from                  to                           open hours
2023-01-24T11:30:00.000000Z  2023-01-24T12:00:00.000000Z  0.50        ongoing

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
    const csv = `kind,from,to,open_hours,status,is_ongoing
outage,2023-01-24T11:30:00.000000Z,2023-01-24T12:00:00.000000Z,0.500000,inactive,true
open,2023-01-17T12:00:00.000000Z,2023-01-17T13:00:00.000000Z,1.000000,active,
open,2023-01-24T11:00:00.000000Z,2023-01-24T11:30:00.000000Z,0.500000,active,
open,2023-01-24T11:30:00.000000Z,2023-01-24T12:00:00.000000Z,0.500000,inactive,
`
    expect(await printedBy('timeline', folder, '0042', '--out', '-')).toBe(csv)
    expect(await printedBy('timeline', folder, '0042', '--out', join(folder, 'timeline.out'))).toBe('')
    expect(await readFile(join(folder, 'timeline.out'), 'utf8')).toBe(csv)
    expect(await printedBy('timeline', folder, 'none', '--out', '-')).toBe(`kind,from,to,open_hours,status,is_ongoing
open,2023-01-17T12:00:00.000000Z,2023-01-24T12:00:00.000000Z,168.000000,,
`)
  }))
