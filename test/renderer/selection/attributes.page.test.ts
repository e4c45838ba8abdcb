import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { changePreferences, defaultPreferences } from '../../../shared/preferences/preferenceDefaults'
import { defaultView } from '../../../renderer/views/viewHistory'
import { checkLater } from '../../support/browser/checkLater'
import { accessibilityFindings } from '../../support/browser/accessibility'
import { answersOfReport } from '../../support/page/fakeReport'
import { attributeKeys, namedStores } from '../../support/page/namedStores'
import { openPage, type TestPage } from '../../support/page/openPage'

let report: TestPage

beforeAll(async () => {
  report = await openPage(namedStores, { getUnknownStores: () => [] })
  await report.storeCell('101').waitFor()
})

beforeEach(() => report.chooseView('Default'))

afterAll(() => report.close())

function columnTexts(column: string): Promise<readonly string[]> {
  return report.page.locator(`.ag-row [col-id="${column}"]`).allTextContents()
}

async function showColumn(label: string): Promise<void> {
  await report.page.keyboard.press('ControlOrMeta+K')
  await checkLater(report.page.getByRole('group', { name: 'Columns shown' }).getByRole('checkbox', { name: label }))
  await report.page.keyboard.press('Escape')
}

test('names stand beside the ids, and other attributes are columns on request, in a section of their own', async () => {
  expect(await report.page.locator('.ag-header-cell').first().getAttribute('col-id')).toBe('store_id')
  expect(await report.page.locator('.ag-header-cell').nth(1).getAttribute('col-id')).toBe('name')
  await expect.poll(async () => (await columnTexts('name')).toSorted()).toEqual(['Harbor Point', 'Lakeview', 'Main Street', 'Mill Road', 'Oak Avenue', '–'])
  await report.page.keyboard.press('ControlOrMeta+K')
  const section = report.page.getByRole('region', { name: 'About the store' })
  expect(await section.getByRole('checkbox').count()).toBe(3)
  expect(await accessibilityFindings(report.page)).toEqual([])
  await report.page.keyboard.press('Escape')
  await showColumn('Region')
  await report.page.locator('.ag-grid-viewport').evaluate((viewport) => viewport.scrollTo({ left: viewport.scrollWidth }))
  await expect.poll(async () => (await columnTexts('region')).toSorted()).toEqual(['East', 'East', 'West', 'West', 'West', '–'])
})

test('the search finds ids, names and attributes, and takes a pasted list of several lines', async () => {
  const field = report.page.getByRole('searchbox', { name: 'Search stores' })
  expect(await field.getAttribute('placeholder')).toBe('Search id, name, attribute')
  await report.search('ana')
  await expect.poll(() => report.storeIds()).toEqual(['101', '103'])
  await report.search('')
  await field.focus()
  await field.evaluate((input) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', ' mill road\r\n105\t103\n')
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  expect(await field.inputValue()).toBe('mill road, 105, 103')
  await expect.poll(() => report.storeIds()).toEqual(['103', '104', '105'])
  await report.page.getByRole('button', { name: 'Remove filter: Id, name or attribute contains one of 3 texts' }).click()
  await expect.poll(() => report.storeIds()).toHaveLength(6)
})

test('an attribute is filtered by a list with counts or by a text, and sorted by its heading', async () => {
  await showColumn('Region')
  await report.page.locator('.ag-grid-viewport').evaluate((viewport) => viewport.scrollTo({ left: viewport.scrollWidth }))
  await report.page.locator('.ag-header-cell[col-id="region"] .ag-header-cell-filter-button').click()
  const panel = report.page.locator('.facetFilter')
  await expect.poll(() => panel.getByRole('listitem').allTextContents()).toEqual(['West3', 'East2', 'Without a value1'])
  expect(await accessibilityFindings(report.page)).toEqual([])
  await panel.getByRole('checkbox', { name: 'West' }).check()
  await report.page.getByRole('button', { name: 'Remove filter: Region is West' }).waitFor()
  await panel.getByRole('searchbox', { name: 'Text of the filter' }).fill('as')
  await report.page.getByRole('button', { name: 'Remove filter: Region contains “as”' }).waitFor()
  await expect.poll(() => panel.getByRole('checkbox', { checked: true }).count()).toBe(0)
  await panel.getByRole('button', { name: 'Clear' }).click()
  await report.page.getByRole('button', { name: /^Remove filter/ }).waitFor({ state: 'detached' })
  await report.page.keyboard.press('Escape')
  await report.page.locator('.ag-header-cell[col-id="region"]').click()
  await expect.poll(() => report.storeIds()).toEqual(['102', '104', '101', '103', '105', '106'])
})

test('the details show the name, the id and the attributes', async () => {
  await report.storeCell('105').click()
  const details = report.page.getByRole('complementary', { name: 'Store details' })
  await details.getByRole('heading', { name: 'Lakeview 105' }).waitFor()
  await expect.poll(() => details.locator('.storeAttributes').innerText()).toBe('Region\nWest')
  await report.storeCell('106').click()
  await details.getByRole('heading', { name: '106', exact: true }).waitFor()
  expect(await details.locator('.storeAttributes').count()).toBe(0)
  await report.page.keyboard.press('Escape')
})

test('pinned names leave room for figures in a narrow table, and get their width back', async () => {
  const width = async (): Promise<number> => (await report.page.locator('.ag-header-cell[col-id="name"]').boundingBox())?.width ?? 0
  const wide = await width()
  await report.page.setViewportSize({ width: 1024, height: 700 })
  await report.storeCell('101').click()
  await expect.poll(width).toBeLessThan(wide)
  await report.header('uptime_percent_last_week').waitFor()
  await report.page.keyboard.press('Escape')
  await report.page.setViewportSize({ width: 1440, height: 900 })
  await expect.poll(width).toBe(wide)
})

test('what the files say about stores is listed with the files', async () => {
  await report.page.getByRole('button', { name: '6 rows read' }).click()
  const about = report.page.getByRole('dialog').locator('p', { hasText: 'About the stores:' })
  await expect.poll(() => about.textContent()).toBe('About the stores: Name (5 values for 5 stores), Region (3 values for 5 stores), Owner (3 values for 5 stores)')
  await report.page.keyboard.press('Escape')
})

test('a report without the attributes of a view shows all stores, and the view keeps them for others', async () => {
  const filters = [{ column: attributeKeys.region, join: 'and' as const, conditions: [{ type: 'oneOf' as const, values: ['West'] }] }]
  const state = { ...defaultView.state, groupBy: attributeKeys.owner, rows: { search: '', filters, sort: [{ column: attributeKeys.name, direction: 'asc' as const }] } }
  const preferences = changePreferences(defaultPreferences, { views: [{ name: 'West', state }], lastView: { name: 'West', state } })
  const plain = { rows: [{ store_id: '2' }, { store_id: '1' }] }
  const answers = answersOfReport(plain)
  const other = await openPage(plain, { ...answers, getPreferences: () => preferences })
  onTestFinished(() => other.close())
  await expect.poll(() => other.storeIds()).toEqual(['1', '2'])
  expect(await other.page.getByRole('button', { name: /^Remove filter/ }).count()).toBe(0)
  expect(await other.page.getByRole('searchbox', { name: 'Search stores' }).getAttribute('placeholder')).toBe('Search store id')
  expect(await other.page.locator('.ag-header-cell[col-id="name"]').count()).toBe(0)
  expect(await other.errors.count()).toBe(0)
  // Another filter is added to those that this report cannot apply.
  await other.openFilter('state')
  await other.page.locator('.facetFilter').getByRole('checkbox', { name: 'Up' }).check()
  await expect.poll(() => other.engine.calls.findLast(({ name }) => name === 'setPreferences')?.input).toMatchObject({
    lastView: { state: { groupBy: 'owner', rows: { filters: [{ column: 'state' }, { column: 'region' }] } } },
  })
})
