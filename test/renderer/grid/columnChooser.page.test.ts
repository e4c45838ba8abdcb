import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Locator } from 'playwright-core'
import { defaultColumns } from '../../../renderer/grid/defaultLayout'
import { columnSets } from '../../../shared/report/columns'
import { checkLater } from '../../support/browser/checkLater'
import { openPage, type TestPage } from '../../support/page/openPage'

let report: TestPage
let panel: Locator

beforeAll(async () => {
  report = await openPage({ rows: [{ store_id: '1' }] })
  panel = report.page.getByRole('group', { name: 'Columns shown' })
  await report.storeCell('1').waitFor()
  await report.page.keyboard.press('ControlOrMeta+K')
  await panel.waitFor()
})

afterAll(() => report.close())

async function isInView(column: 'longest_outage_last_week'): Promise<boolean> {
  const [header, grid] = await Promise.all([report.header(column).boundingBox({ timeout: 1000 }).catch(() => null), report.page.locator('.ag-root').boundingBox()])
  return header !== null && grid !== null && header.x >= grid.x && header.x + header.width <= grid.x + grid.width + 1
}

async function checked(): Promise<number> {
  return panel.getByRole('checkbox', { checked: true }).count()
}

test('Default shows the default columns, and All shows all columns', async () => {
  // Every column except the store has a box.
  await panel.getByRole('button', { name: 'All', exact: true }).click()
  await expect.poll(checked).toBe(columnSets.standard.all.length - 1)
  await panel.getByRole('button', { name: 'Default' }).click()
  await expect.poll(checked).toBe(defaultColumns('standard', []).length - 1)
})

test('a column that the user shows comes into view, wherever its place is', async () => {
  await report.page.setViewportSize({ width: 1024, height: 700 })
  await checkLater(panel.getByRole('checkbox', { name: 'Longest outage, last week' }))
  await expect.poll(() => isInView('longest_outage_last_week')).toBe(true)
  await panel.getByRole('button', { name: 'Default' }).click()
})

test('a search looks for every word in names and descriptions', async () => {
  const search = panel.getByRole('searchbox', { name: 'Search columns' })
  await search.fill('WEEK coverage')
  await expect.poll(() => panel.getByRole('checkbox').count()).toBe(1)
  // The box follows the grid, so it changes a moment after the click.
  await panel.getByRole('checkbox', { name: 'Coverage, last week', checked: true }).click()
  await report.header('coverage_last_week').waitFor({ state: 'detached' })
  await panel.getByRole('checkbox', { name: 'Coverage, last week', checked: false }).click()
  await report.header('coverage_last_week').waitFor()
  await search.fill('fortnight')
  await panel.getByText('No matching columns').waitFor()
  expect(await panel.getByRole('checkbox').count()).toBe(0)
})
