import { expect, test } from 'vitest'
import { allowanceLeftPercent, allowancePhrase } from '../../../renderer/goal/allowance'

// A goal of 99 % allows 1 %. Downtime of 0.25 % uses a quarter of it, and 17 % seventeen times as much.
test.each([
  [100, 99, 100],
  [99.75, 99, 75],
  [99, 99, 0],
  [83, 99, -1600],
  [99.95, 99.9, 50],
])('an uptime of %d percent leaves, with a goal of %d, %d percent of the allowance', (uptimePercent, goalPercent, left) => {
  expect(allowanceLeftPercent(uptimePercent, { goalPercent })).toBeCloseTo(left, 8)
})

test('a goal of 100 % has no allowance', () => {
  expect(allowanceLeftPercent(100, { goalPercent: 100 })).toBeNull()
})

test.each([
  [100, '100 % of allowance left', '100 % left'],
  [40, '40 % of allowance left', '40 % left'],
  [0.5, '0.50 % of allowance left', '0.50 % left'],
  [0, '0 % of allowance left', '0 % left'],
  [-0.02, '1.0002× the allowed downtime', '1.0002× allowed'],
  [-1, '1.01× the allowed downtime', '1.01× allowed'],
  [-50, '1.5× the allowed downtime', '1.5× allowed'],
  [-1580.4, '17× the allowed downtime', '17× allowed'],
  [-9900, '100× the allowed downtime', '100× allowed'],
])('%d percent of the allowance is shown as %s, in short %s', (percent, whole, short) => {
  const phrase = allowancePhrase(percent)
  expect(phrase.map(({ text }) => text).join('')).toBe(whole)
  expect(phrase.flatMap(({ text, isOptional }) => (isOptional ? [] : [text])).join('')).toBe(short)
})
