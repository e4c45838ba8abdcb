import { expect, test } from 'vitest'
import type { Outage } from '../../../../shared/report/timeline'
import { useEngine } from '../../../support/engine/useEngine'
import { withFolder } from '../../../support/data/folder'

const { engine } = useEngine()

/** The outages of store `s` in January 2023, in Chicago, which is UTC-6. The report time is the last poll of another store. */
async function outagesOf(reportTime: string, hours: readonly string[], ...polls: readonly string[]): Promise<readonly Outage[]> {
  const files = {
    'polls.csv': ['store_id,timestamp_utc,status', ...polls.map((poll) => `s,2023-01-${poll}`), `t,2023-01-${reportTime}:00Z,active`].join('\n'),
    'hours.csv': ['store_id,day,start_time_local,end_time_local', 't,0,00:00,24:00', ...hours.map((opening) => `s,${opening}`)].join('\n'),
  }
  return withFolder(files, async (folder) => {
    await engine().folder.open(folder)
    const { reportId } = await engine().reports.start({})
    await engine().reports.finished(reportId)
    return (await engine().reports.timeline(reportId, 's')).outages
  })
}

/** Of a day and a time with or without seconds. */
const at = (dayAndTime: string): string => `2023-01-${dayAndTime.padEnd(11, ':00')}.000000Z`

test('an outage that begins and ends at midnight does not begin at an opening if the store never closes', async () => {
  // Days in Chicago begin at 06:00 UTC, where weeks of openings are cut on Mondays. Both midpoints are there.
  const outages = await outagesOf('24T06:00', [], '22T05:00:00Z,active', '22T07:00:00Z,inactive', '23T05:00:00Z,inactive', '23T07:00:00Z,active')
  expect(outages).toMatchObject([{ openFrom: at('22T06:00'), openTo: at('23T06:00'), begins: 'between_polls', ends: 'between_polls' }])
  const onMonday = await outagesOf('24T06:00', [], '23T05:00:00Z,active', '23T07:00:00Z,inactive', '23T09:00:00Z,active')
  expect(onMonday).toMatchObject([{ openFrom: at('23T06:00'), openTo: at('23T08:00'), begins: 'between_polls' }])
})

// The store is open on Mondays from 06:00 to 12:00 UTC.
const mondays = ['0,00:00,06:00']

test.each([
  { name: 'the last poll is two hours old', reportTime: '23T11:00', polls: ['23T08:00:00Z,active', '23T09:00:00Z,inactive'], begins: 'between_polls', ends: 'still_down', open: ['23T08:30', '23T11:00'] },
  { name: 'the last poll is older than two hours', reportTime: '23T11:01', polls: ['23T08:00:00Z,active', '23T09:00:00Z,inactive'], begins: 'between_polls', ends: 'unknown', open: ['23T08:30', '23T11:01'] },
  { name: 'the store closes at the report time', reportTime: '23T12:00', polls: ['23T08:00:00Z,active', '23T11:00:00Z,inactive'], begins: 'between_polls', ends: 'closing', open: ['23T09:30', '23T12:00'] },
  { name: 'the store has closed', reportTime: '23T13:00', polls: ['23T08:00:00Z,active', '23T11:59:00Z,inactive'], begins: 'between_polls', ends: 'closing', open: ['23T09:59:30', '23T12:00'] },
  // The midpoint between the Mondays is on Thursday.
  { name: 'the store was closed before', reportTime: '23T09:00', polls: ['16T10:00:00Z,active', '23T07:00:00Z,inactive', '23T08:00:00Z,active'], begins: 'opening', ends: 'between_polls', open: ['23T06:00', '23T07:30'] },
  { name: 'nothing is known before', reportTime: '23T07:30', polls: ['23T07:00:00Z,inactive'], begins: 'report_start', ends: 'still_down', open: ['16T07:30', '23T07:30'] },
])('an outage $begins and $ends if $name', async ({ reportTime, polls, begins, ends, open: [from = '', to = ''] }) => {
  const outages = await outagesOf(reportTime, mondays, ...polls)
  expect(outages).toMatchObject([{ begins, ends, openFrom: at(from), openTo: at(to) }])
})

test('an outage names the polls around it', async () => {
  // The poll at 03:00 is outside opening hours, so it is no evidence.
  const polls = ['23T03:00:00Z,active', '23T06:30:00Z,active', '23T07:00:00Z,inactive', '23T08:00:00Z,inactive', '23T09:00:00Z,active', '23T09:30:00Z,active']
  const [outage] = await outagesOf('23T10:00', mondays, ...polls)
  expect(outage).toMatchObject({
    lastActiveBefore: at('23T06:30'),
    firstInactive: at('23T07:00'),
    lastInactive: at('23T08:00'),
    firstActiveAfter: at('23T09:00'),
    openHours: 1.75,
  })
})
