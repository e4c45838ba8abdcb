import { expect, test } from 'vitest'
import { numberFormatter } from '../../../shared/core/numbers'
import { jointUptime, jointUptimeBasis, sightCaution } from '../../../shared/report/fleetWords'
import type { Totals } from '../../../shared/report/report'
import { defaultGoal } from '../../../shared/report/verdict'

const format = numberFormatter('en-US')
const totals: Totals = {
  stores: 13_822,
  storesWithoutObservations: 822,
  storesDown: 0,
  storesClosedDown: 0,
  storesUnknown: 0,
  storesJudged: 11_250,
  uptimeHours: 1,
  downtimeHours: 1,
  uptimePercent: 99.518,
  verdict: 'meets',
  seenShare: 0.624,
  outages: 0,
}

test('the uptime of several stores says how many are judged and how much was seen', () => {
  expect(jointUptime(totals, format)).toBe('99.52 %')
  expect(jointUptimeBasis(totals, format)).toBe('11,250 of 13,822 stores · 62 % of open time seen')
  expect(jointUptimeBasis({ ...totals, stores: 1, storesJudged: 0, seenShare: 0.001 }, format)).toBe('0 of 1 store · <1 % of open time seen')
  expect(jointUptimeBasis({ ...totals, seenShare: 0.9999 }, format)).toBe('11,250 of 13,822 stores · 99 % of open time seen')
  expect(jointUptimeBasis({ ...totals, seenShare: null }, format)).toBe('11,250 of 13,822 stores · no open time')
})

test('it is approximate if too little was seen, and missing if no store is judged', () => {
  expect(jointUptime({ ...totals, verdict: 'too_little_seen' }, format)).toBe('≈ 99.52 %')
  expect(jointUptime({ ...totals, verdict: 'too_little_seen', uptimePercent: null }, format)).toBe('–')
})

test('a sentence says if too little was seen', () => {
  expect(sightCaution(totals, defaultGoal, format)).toBeNull()
  expect(sightCaution({ ...totals, verdict: 'too_little_seen', storesJudged: 12, seenShare: 0.23 }, defaultGoal, format)).toBe(
    'Too little was seen to judge these stores together: 23 % of open time was within 60 minutes of a poll, and only 12 of 13,000 observed stores reached the least coverage of 50 %.',
  )
  expect(sightCaution({ ...totals, verdict: 'too_little_seen', storesJudged: 0, seenShare: 0.001 }, defaultGoal, format)).toBe(
    'Too little was seen to judge these stores together: less than 1 % of open time was within 60 minutes of a poll, and none of the 13,000 observed stores reached the least coverage of 50 %.',
  )
  expect(sightCaution({ ...totals, seenShare: 0.49 }, defaultGoal, format)).toBe(
    'Little was seen: 49 % of open time was within 60 minutes of a poll, which is less than the least coverage of 50 %.',
  )
  expect(sightCaution({ ...totals, verdict: 'no_observations', seenShare: 0 }, defaultGoal, format)).toBe(
    'No store was observed, so there is no uptime.',
  )
  expect(sightCaution({ ...totals, stores: 0, verdict: null, seenShare: null }, defaultGoal, format)).toBeNull()
})
