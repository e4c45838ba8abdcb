import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openPage, type TestPage } from '../../support/page/openPage'

let report: TestPage

// Three of four observed stores were seen too little. The fake engine judges them together by the first.
beforeAll(async () => {
  report = await openPage({
    rows: [
      { store_id: 'few1', state: 'closed', last_status: 'inactive', verdict_last_week: 'too_little_seen', coverage_last_week: 0.23, uptime_last_week: 9, downtime_last_week: 1 },
      { store_id: 'few2', state: 'down', last_status: 'inactive', verdict_last_week: 'too_little_seen' },
      { store_id: 'few3', state: 'unknown', last_status: 'inactive', verdict_last_week: 'too_little_seen' },
      { store_id: 'seen', state: 'up', verdict_last_week: 'misses' },
    ],
  })
  await report.storeCell('few1').waitFor()
})

afterAll(() => report.close())

beforeEach(async () => {
  await totals().getByRole('button', { name: /^Stores/ }).click()
  for (const storeId of ['few1', 'few2', 'few3', 'seen']) await report.storeCell(storeId).waitFor()
})

function totals(): Locator {
  return report.page.getByRole('list', { name: 'Fleet totals' })
}

function chips(): Promise<readonly string[]> {
  return report.page.getByRole('button', { name: /^Remove filter/ }).locator('.chipLabel').allTextContents()
}

test('too little seen is said plainly, and the uptime is approximate and without a colour', async () => {
  const tile = totals().getByRole('button', { name: /^Uptime, last week/ })
  expect(await tile.locator('.tileValue').textContent()).toBe('≈ 90.00 %Too little seen')
  expect(await tile.locator('.tileNote').textContent()).toBe('1 of 4 stores · 23 % of open time seen')
  const colours = await tile.locator('.tileValue, .tileLabel').evaluateAll((parts) => parts.map((part) => getComputedStyle(part).color))
  expect(colours[0]).toBe(colours[1])
  await report.page.getByText(/^Too little was seen to judge these stores together: 23 % of open time/).waitFor()
})

test.for([
  { name: /^Uptime, last week/, stores: ['seen'], chip: 'Verdict, last week is Misses goal' },
  { name: /^Down now/, stores: ['few2'], chip: 'Down now' },
  { name: /^Closed, last seen down/, stores: ['few1'], chip: 'Closed, last seen down' },
  { name: /^Unknown now/, stores: ['few3'], chip: 'Unknown now' },
])('$chip has one chip, and its tile is a toggle', async ({ name, stores, chip }) => {
  const tile = totals().getByRole('button', { name })
  await tile.click()
  await expect.poll(() => report.storeIds()).toEqual(stores)
  expect(await chips()).toEqual([chip])
  expect(await tile.getAttribute('aria-pressed')).toBe('true')
  await tile.click()
  await expect.poll(chips).toEqual([])
})

test('another state replaces filters that go together', async () => {
  await totals().getByRole('button', { name: /^Closed, last seen down/ }).click()
  await expect.poll(() => report.storeIds()).toEqual(['few1'])
  await totals().getByRole('button', { name: /^Unknown now/ }).click()
  await expect.poll(() => report.storeIds()).toEqual(['few3'])
  expect(await chips()).toEqual(['Unknown now'])
  await report.page.getByRole('button', { name: 'Remove filter: Unknown now' }).click()
  await expect.poll(chips).toEqual([])
})
