import { expect, test } from 'vitest'
import { watchInterval } from '../../../electron/userData/watchInterval'

test.for([
  { given: undefined, interval: 3000 },
  { given: '', interval: 3000 },
  { given: '10', interval: 10 },
  { given: '60000', interval: 60_000 },
  { given: '3600000', interval: 3_600_000 },
])('the open folder is checked every $interval ms if the environment says $given', ({ given, interval }) => {
  expect(watchInterval(3000, { STORE_MONITOR_WATCH_INTERVAL_MS: given })).toBe(interval)
})

test.for(['9', '3600001', '-100', '1.5', '1e3', '3 s', ' 50', 'often'])('an interval of "%s" is refused', (given) => {
  const message = `STORE_MONITOR_WATCH_INTERVAL_MS is "${given}", not a whole number from 10 to 3600000.`
  expect(() => watchInterval(3000, { STORE_MONITOR_WATCH_INTERVAL_MS: given })).toThrow(
    expect.objectContaining({ code: 'INVALID_INPUT', message }),
  )
})
