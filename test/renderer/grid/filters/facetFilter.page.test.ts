import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkLater } from '../../../support/browser/checkLater'
import { accessibilityFindings } from '../../../support/browser/accessibility'
import { openPage, type TestPage } from '../../../support/page/openPage'

const zones = ['Chicago', 'Denver', 'Detroit', 'Lima', 'Bogota', 'Panama', 'Caracas', 'Manaus', 'Havana', 'Toronto', 'Halifax']

/** Twelve stores in eleven zones: 1 and 12 are down, 2 is unknown, and the others are up. */
const rows = Array.from({ length: 12 }, (_, index) => ({
  store_id: String(index + 1).padStart(2, '0'),
  timezone: `America/${zones[index % 11]}`,
  state: index % 11 === 0 ? ('down' as const) : index === 1 ? ('unknown' as const) : ('up' as const),
  last_poll: index * 61,
}))

let report: TestPage
let panel: Locator

beforeAll(async () => {
  report = await openPage({ rows })
  panel = report.page.locator('.facetFilter')
  await report.storeCell('01').waitFor()
})

afterAll(() => report.close())

function choices(): Promise<readonly string[]> {
  return panel.getByRole('listitem').allTextContents()
}

test('a state is chosen from a list with counts, which applies at once', async () => {
  const { page } = report
  await report.openFilter('state')
  await expect.poll(choices).toEqual(['Down2', 'Up9', 'Closed0', 'Unknown1'])
  expect(await panel.getByRole('searchbox').count()).toBe(0)
  expect(await panel.getByRole('button', { name: 'Clear' }).isDisabled()).toBe(true)
  expect(await accessibilityFindings(page)).toEqual([])
  // The first box has the focus.
  await page.keyboard.press('Space')
  await expect.poll(() => report.storeIds()).toEqual(['01', '12'])
  await panel.getByRole('checkbox', { name: 'Unknown' }).check()
  await expect.poll(() => report.storeIds()).toEqual(['01', '02', '12'])
  // The counts do not depend on the choice itself.
  expect(await choices()).toEqual(['Down2', 'Up9', 'Closed0', 'Unknown1'])
  await page.getByRole('button', { name: 'Remove filter: State is Down or Unknown' }).waitFor()
  await panel.getByRole('button', { name: 'Clear' }).click()
  await expect.poll(() => report.storeIds()).toHaveLength(12)
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'detached' })
})

test('a removed chip empties the boxes, and a second look at the list shows it', async () => {
  await report.openFilter('state')
  await panel.getByRole('checkbox', { name: 'Unknown' }).check()
  await expect.poll(() => report.storeIds()).toEqual(['02'])
  await report.page.getByRole('button', { name: 'Remove filter: Unknown now' }).click()
  await expect.poll(() => report.storeIds()).toHaveLength(12)
  await report.page.keyboard.press('Escape')
  await report.openFilter('state')
  await expect.poll(choices).toHaveLength(4)
  expect(await panel.getByRole('checkbox', { checked: true }).count()).toBe(0)
  await report.page.keyboard.press('Escape')
})

test('a long list can be searched, and its counts follow the other filters', async () => {
  const { page } = report
  await page.keyboard.press('ControlOrMeta+K')
  await page.getByRole('searchbox', { name: 'Search columns' }).fill('zone')
  await checkLater(page.getByRole('checkbox', { name: 'Time zone' }))
  await page.keyboard.press('Escape')
  await page.locator('.ag-grid-viewport').evaluate((viewport) => viewport.scrollTo({ left: viewport.scrollWidth }))
  await report.openFilter('timezone')
  await expect.poll(choices).toHaveLength(11)
  expect((await choices())[0]).toBe('America/Chicago2')
  await panel.getByRole('searchbox', { name: 'Search values' }).fill('DEN')
  await expect.poll(choices).toEqual(['America/Denver1'])
  await panel.getByRole('checkbox').check()
  await expect.poll(() => report.storeIds()).toEqual(['02'])
  await page.keyboard.press('Escape')
  await page.locator('.ag-grid-viewport').evaluate((viewport) => viewport.scrollTo({ left: 0 }))
  await report.openFilter('state')
  await expect.poll(choices).toEqual(['Down0', 'Up0', 'Closed0', 'Unknown1'])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Remove filter: Time zone is America/Denver' }).click()
})

test('the age of the last poll is a length of time, and its filter takes minutes', async () => {
  const { page } = report
  const cellOf = (storeId: string): Promise<string | null> => page.locator(`.ag-row[row-id="${storeId}"] [col-id="last_poll"]`).textContent()
  await expect.poll(() => cellOf('01')).toBe('0 min')
  expect(await cellOf('02')).toBe('1 h 01 min')
  expect(await cellOf('04')).toBe('3 h 03 min')
  await report.openFilter('last_poll')
  // 10 × 61 and 11 × 61.
  await page.getByPlaceholder('Minutes').first().fill('600')
  await expect.poll(() => report.storeIds()).toEqual(['11', '12'])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Remove filter: Last poll > 600 min' }).click()
  await expect.poll(() => report.storeIds()).toHaveLength(12)
})
