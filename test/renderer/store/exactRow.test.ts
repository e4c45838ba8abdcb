import { expect, test } from 'vitest'
import { exactRow, rowToTheMinute } from '../../../renderer/store/exactRow'
import { answersOfReport } from '../../support/page/fakeReport'
import type { StoreTimeline } from '../../../shared/report/timeline'

const at = (time: string): string => `2023-01-24T${time}.000000Z`
const rows = [{ store_id: 's', open_last_week: 0.83, uptime_last_week: 0.05, downtime_last_week: 0.78, longest_outage_last_week: 0.42 }]

/** Open for 50 min: up for 3 min 4 s, and down for 25 min and for 21 min 56 s, which is 46 min 56 s or 2816 s. */
const timeline: StoreTimeline = {
  ...answersOfReport({ rows }).getStoreTimeline({ reportId: 1, storeId: 's' }),
  openings: [{ from: at('10:00:00'), to: at('10:50:00') }],
  stretches: [
    { from: at('10:00:00'), to: at('10:25:00'), status: 'inactive' },
    { from: at('10:25:00'), to: at('10:28:04'), status: 'active' },
    { from: at('10:28:04'), to: at('10:50:00'), status: 'inactive' },
  ],
  closures: [],
  specialHours: [],
  outages: [25 / 60, 1316 / 3600].map((openHours) => ({
    from: at('10:00:00'),
    to: at('10:25:00'),
    openFrom: at('10:00:00'),
    openTo: at('10:25:00'),
    begins: 'opening',
    ends: 'between_polls',
    lastActiveBefore: null,
    firstInactive: at('10:10:00'),
    lastInactive: at('10:10:00'),
    firstActiveAfter: null,
    openHours,
    isOngoing: false,
  })),
}

test('the hours of the longest span are not rounded', () => {
  expect(exactRow('standard', timeline, 'nearest')).toEqual({
    ...timeline.row,
    open_last_week: 50 / 60,
    uptime_last_week: 184 / 3600,
    downtime_last_week: 2816 / 3600,
    longest_outage_last_week: 25 / 60,
  })
})

test('hours that count polls stay', () => {
  expect(exactRow('standard', timeline, 'poll-count')).toMatchObject({ uptime_last_week: 0.05, downtime_last_week: 0.78 })
})

test('two decimals of an hour say no seconds', () => {
  // 49.8, 3, 46.8 and 25.2 min.
  expect(rowToTheMinute('standard', timeline.row)).toEqual({
    ...timeline.row,
    open_last_week: 50 / 60,
    uptime_last_week: 3 / 60,
    downtime_last_week: 47 / 60,
    longest_outage_last_week: 25 / 60,
  })
})
