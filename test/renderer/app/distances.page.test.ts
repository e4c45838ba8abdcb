import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EventMessage } from '../../../shared/operations/contract'
import type { DataSetSummary, Notice } from '../../../shared/folder/dataSet'
import { someChanges } from '../../support/page/fakeReport'
import { openPage, type TestPage } from '../../support/page/openPage'

const folder = '/data/fleet'
const asOf = '2023-01-24T12:00:00.000000Z'
const notices: readonly Notice[] = [
  {
    code: 'business_hours_missing',
    text: 'No business hours were read, so every store counts as open 24×7. open times.csv may have them.',
    proposal: { businessHours: [{ file: 'open times.csv', columns: { store_id: 'shop' } }] },
  },
  {
    code: 'few_polls',
    text: 'Only 4 of 10 polls are in the reported week. The week that ends at Jan 17, 2023, 12:00:00 UTC has 6 of them. Choose it as the report time.',
    proposal: null,
  },
  { code: 'unused_columns', text: 'polls.csv has the column deleted_at, which was not used.', proposal: null },
  { code: 'unused_columns', text: 'hours.csv has the column valid_from, which was not used.', proposal: null },
]
const dataSet: DataSetSummary = { folder, stores: 40, files: [], issues: 0, notRead: [], attributes: [], notices, firstPollAt: asOf, lastPollAt: asOf }
const newData: EventMessage = { name: 'newData', data: { folder, files: ['polls.csv'], removed: [], noticedAt: asOf } }

let report: TestPage

beforeAll(async () => {
  const rows = Array.from({ length: 40 }, (_, index) => ({ store_id: `store-${1000 + index}`, downtime_last_week: 3 }))
  report = await openPage(
    { rows, dataSet },
    { getNotices: () => notices, getComparisonSummary: () => someChanges, reloadFolder: () => dataSet },
    { viewport: { width: 1024, height: 700 }, timezoneId: 'America/Chicago' },
  )
  await report.storeCell('store-1000').waitFor()
})

afterAll(() => report.close())

/** What must not touch. What scrolls is represented by its frame. */
const parts = ['.topBar', '.bars', '.reportFacts', '.tile', '.tab', '.searchBox', '.tableTools > output', '.chip', '.tableToolsEnd > *', '.toast']
const partsOfBars = ['.banner']
const partsOfBanners = ['.banner .button', '.bannerMessage']

/** Each pair of elements that overlap, by their texts. */
async function overlaps(selectors: readonly string[]): Promise<readonly string[]> {
  return report.page.evaluate((selector) => {
    // The report scrolls in a low window, so only what is in sight of an element counts.
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- it runs in the page
    const inSight = (element: Element) => {
      const box = element.getBoundingClientRect()
      const frame = element.closest('.reportScreen, .bars')?.getBoundingClientRect() ?? box
      return { left: box.left, right: box.right, top: Math.max(box.top, frame.top), bottom: Math.min(box.bottom, frame.bottom) }
    }
    const shown = [...document.querySelectorAll(selector)].filter((element) => inSight(element).top < inSight(element).bottom)
    return shown.flatMap((one, index) => {
      const box = inSight(one)
      return shown.slice(index + 1).flatMap((other) => {
        const { left, right, top, bottom } = inSight(other)
        // Half a pixel is lost by rounding.
        const meet = box.left < right - 0.5 && left < box.right - 0.5 && box.top < bottom - 0.5 && top < box.bottom - 0.5
        return meet && !one.contains(other) ? [`${one.className} ${one.textContent} / ${other.className} ${other.textContent}`] : []
      })
    })
  }, selectors.join(', '))
}

test('bars, filters, the selection and a passing message do not cover each other in a small window', async () => {
  const { page } = report
  await report.emit(newData)
  await report.button('Update now').click()
  await page.getByRole('button', { name: '5 stores went down' }).waitFor()
  await report.emit(newData)
  await report.button('Update now').waitFor()
  await report.search('store-10')
  await page.locator('.tile').nth(2).click()
  await page.getByRole('button', { name: 'Clear filters' }).waitFor()
  await page.locator('.ag-row[row-index="0"] [col-id="store_id"]').click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.getByText('40 selected').waitFor()
  await page.keyboard.press('ControlOrMeta+c')
  await page.getByRole('status').getByText(/^Copied 40 stores/).waitFor()
  expect(await page.locator('.chip').count()).toBe(2)
  for (const group of [parts, partsOfBars, partsOfBanners]) expect(await overlaps(group)).toEqual([])

  // The message keeps its distance from the filters above it, and is inside the window.
  const bottomOfTools = await page.locator('.tableTools').evaluate((element) => element.getBoundingClientRect().bottom)
  const toast = await page.locator('.toast').evaluate((element) => element.getBoundingClientRect().toJSON())
  expect(toast.top - bottomOfTools).toBeGreaterThanOrEqual(8)
  expect(toast.bottom).toBeLessThanOrEqual(700)
})

test('the labels of the tiles are whole beside the scroll bar of a small window', async () => {
  const { page } = report
  // 1024 pixels without a scroll bar of 15.
  await page.setViewportSize({ width: 1009, height: 700 })
  const cut = await page.locator('.tileLabel').evaluateAll((labels) => labels.filter((label) => label.scrollWidth > label.clientWidth).map((label) => label.textContent))
  expect(cut).toEqual([])
  await page.setViewportSize({ width: 1024, height: 700 })
})

test('the bar of an update that runs takes the place of its offer', async () => {
  const { page } = report
  report.engine.change({ reloadFolder: () => new Promise<DataSetSummary>(() => undefined) })
  await report.button('Update automatically').click()
  await page.getByText('Updating the report with the new data…').waitFor()
  for (const group of [parts, partsOfBars, partsOfBanners]) expect(await overlaps(group)).toEqual([])
})
