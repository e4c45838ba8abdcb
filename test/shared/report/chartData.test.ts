import { expect, test } from 'vitest'
import { numberFormatter } from '../../../shared/core/numbers'
import { uptimeBandLabel, uptimeBandParts, uptimeBands } from '../../../shared/report/chartData'

test('every band of uptime % has a label', () => {
  expect(uptimeBands.map((band) => uptimeBandLabel(band, numberFormatter('en-US')))).toEqual([
    'No observations',
    '0 to < 50 %',
    '50 to < 75 %',
    '75 to < 90 %',
    '90 to < 95 %',
    '95 to < 98 %',
    '98 to < 99 %',
    '99 to < 99.5 %',
    '99.5 to < 100 %',
    '100 %',
  ])
})

test('a label can be on two lines, and follows the locale', () => {
  expect(uptimeBandParts(99, numberFormatter('de-DE'))).toEqual(['99 to', '< 99,5 %'])
})
