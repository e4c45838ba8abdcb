import { expect, test } from 'vitest'
import { plainFormats } from '../../../shared/report/explanation'
import { noPollCounts } from '../../../shared/report/noPollCounts'
import type { Report } from '../../../shared/report/report'
import { completeReport } from '../../support/engine/completeReport'

const none: Report = { ...completeReport, asOf: '2023-01-25T12:00:00.000000Z', observations: 0 }
const window = { from: '2023-01-24T00:00:00.000000Z', to: none.asOf }
const week = 'the week that ends at 2023-01-25 12:00:00 UTC'
const outside = `No poll counts in this report: none lies in ${week}.`
const closed = `No poll counts in this report: those in ${week} all fell while the stores were closed.`
const unknown = `No poll counts in this report: none in ${week} fell while the stores were open.`

// The week before as-of begins on the 18th at 12:00.
test.each<{ name: string; report?: Partial<Report>; polls: readonly [string, string] | null; said: string | null }>([
  { name: 'with observations', report: { observations: 1 }, polls: ['20T00:00:00', '25T12:00:00'], said: null },
  {
    name: 'the polls come later',
    polls: ['25T12:00:01', '26T00:00:00'],
    said: `${outside} The polls go from 2023-01-25 12:00:01 UTC to 2023-01-26 00:00:00 UTC.`,
  },
  {
    name: 'the polls ended before',
    polls: ['01T00:00:00', '18T11:59:59'],
    said: `${outside} The polls go from 2023-01-01 00:00:00 UTC to 2023-01-18 11:59:59 UTC.`,
  },
  { name: 'the last poll is where the week begins', polls: ['01T00:00:00', '18T12:00:00'], said: closed },
  { name: 'the last poll is as-of', polls: ['01T00:00:00', '25T12:00:00'], said: closed },
  { name: 'polls before and after, which may have a gap', polls: ['01T00:00:00', '26T00:00:00'], said: unknown },
  { name: 'data that is not open', polls: null, said: unknown },
  {
    name: 'some stores, of which the last poll may not be',
    report: { selectedStores: 2 },
    polls: ['01T00:00:00', '25T12:00:00'],
    said: `No poll counts in this report: none in ${week} fell while the selected stores were open.`,
  },
  {
    name: 'a window after the polls',
    report: { window },
    polls: ['01T00:00:00', '23T23:59:59'],
    said: 'No poll counts in this report: none lies in the window from 2023-01-24 00:00:00 UTC to 2023-01-25 12:00:00 UTC. The polls go from 2023-01-01 00:00:00 UTC to 2023-01-23 23:59:59 UTC.',
  },
  {
    name: 'a window with the last poll',
    report: { window },
    polls: ['01T00:00:00', '24T00:00:00'],
    said: 'No poll counts in this report: those in the window from 2023-01-24 00:00:00 UTC to 2023-01-25 12:00:00 UTC all fell while the stores were closed.',
  },
])('$name', ({ report, polls, said }) => {
  const [firstPollAt, lastPollAt] = polls?.map((time) => `2023-01-${time}.000000Z`) ?? []
  const times = firstPollAt === undefined || lastPollAt === undefined ? null : { firstPollAt, lastPollAt }
  expect(noPollCounts({ ...none, ...report }, times, plainFormats)).toBe(said)
})
