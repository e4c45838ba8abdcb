import { expect, test } from 'vitest'
import { plainFormats } from '../../../shared/report/explanation'
import { whyNoObservations } from '../../../shared/report/whyNoObservations'
import type { Report } from '../../../shared/report/report'
import { completeReport } from '../../support/engine/completeReport'

const none: Report = { ...completeReport, asOf: '2023-01-25T12:00:00.000000Z', observations: 0 }
const window = { from: '2023-01-24T00:00:00.000000Z', to: none.asOf }
const week = 'the week that ends at 2023-01-25 12:00:00 UTC'
const outside = `This report has no observations: there are no polls in ${week}.`
const closed = `This report has no observations: all polls in ${week} are outside opening hours.`
const unknown = `This report has no observations: no poll in ${week} is within the opening hours of the stores.`

// The week of the report begins on the 18th at 12:00.
test.each<{ name: string; report?: Partial<Report>; polls: readonly [string, string] | null; said: string | null }>([
  { name: 'says nothing if there are observations', report: { observations: 1 }, polls: ['20T00:00:00', '25T12:00:00'], said: null },
  {
    name: 'says that all polls come later',
    polls: ['25T12:00:01', '26T00:00:00'],
    said: `${outside} The polls run from 2023-01-25 12:00:01 UTC to 2023-01-26 00:00:00 UTC.`,
  },
  {
    name: 'says that all polls come earlier',
    polls: ['01T00:00:00', '18T11:59:59'],
    said: `${outside} The polls run from 2023-01-01 00:00:00 UTC to 2023-01-18 11:59:59 UTC.`,
  },
  { name: 'counts a last poll at the start of the week', polls: ['01T00:00:00', '18T12:00:00'], said: closed },
  { name: 'counts a last poll at the report time', polls: ['01T00:00:00', '25T12:00:00'], said: closed },
  { name: 'leaves it open if there are polls before and after, because there may be a gap', polls: ['01T00:00:00', '26T00:00:00'], said: unknown },
  { name: 'leaves it open if the data is not open', polls: null, said: unknown },
  {
    name: 'leaves it open for selected stores, which may not have the last poll',
    report: { selectedStores: 2 },
    polls: ['01T00:00:00', '25T12:00:00'],
    said: `This report has no observations: no poll in ${week} is within the opening hours of the selected stores.`,
  },
  {
    name: 'says that all polls come before the period',
    report: { window },
    polls: ['01T00:00:00', '23T23:59:59'],
    said: 'This report has no observations: there are no polls in the period from 2023-01-24 00:00:00 UTC to 2023-01-25 12:00:00 UTC. The polls run from 2023-01-01 00:00:00 UTC to 2023-01-23 23:59:59 UTC.',
  },
  {
    name: 'counts a last poll at the start of the period',
    report: { window },
    polls: ['01T00:00:00', '24T00:00:00'],
    said: 'This report has no observations: all polls in the period from 2023-01-24 00:00:00 UTC to 2023-01-25 12:00:00 UTC are outside opening hours.',
  },
])('$name', ({ report, polls, said }) => {
  const [firstPollAt, lastPollAt] = polls?.map((time) => `2023-01-${time}.000000Z`) ?? []
  const times = firstPollAt === undefined || lastPollAt === undefined ? null : { firstPollAt, lastPollAt }
  expect(whyNoObservations({ ...none, ...report }, times, plainFormats)).toBe(said)
})
