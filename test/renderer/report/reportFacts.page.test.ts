import { expect, test } from 'vitest'
import { openPage } from '../../support/page/openPage'

const asOf = '2023-01-25T18:13:22.479220Z'
const window = { from: '2023-01-24T03:00:00.000000Z', to: asOf }

// In January, Chicago is 6 h behind UTC, and Kolkata 5 h 30 min ahead.
test.each([
  ['America/Chicago', { asOf }, 'As of Jan 25, 2023, 18:13:22 UTC (12:13 your time)'],
  ['Asia/Kolkata', { asOf: '2023-01-25T18:45:00.000000Z' }, 'As of Jan 25, 2023, 18:45:00 UTC (Jan 26, 00:15 your time)'],
  [
    'America/Chicago',
    { asOf, window },
    'Period Jan 24, 2023, 03:00:00 UTC – Jan 25, 2023, 18:13:22 UTC (Jan 23, 21:00 – 12:13 your time)',
  ],
  ['UTC', { asOf }, 'As of Jan 25, 2023, 18:13:22 UTC'],
] as const)('the report time has that of a viewer in %s beside it', async (timezoneId, report, text) => {
  const viewer = { timezoneId, locale: 'en-US', viewport: { width: 1024, height: 700 } }
  const opened = await openPage({ rows: [{ store_id: 'first' }], report }, {}, viewer)
  const first = opened.page.getByRole('list', { name: 'About this report' }).getByRole('listitem').first()
  expect(await first.textContent()).toBe(text)
  // One line of text is 20 pixels high.
  expect((await first.boundingBox())?.height).toBe(20)
  await opened.close()
})
