import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { accessibilityFindings } from '../../support/browser/accessibility'
import { namedStores } from '../../support/page/namedStores'
import { openPage, type TestPage } from '../../support/page/openPage'

let report: TestPage

beforeAll(async () => {
  report = await openPage(namedStores)
  await report.storeCell('101').waitFor()
})

beforeEach(async () => {
  await report.chooseView('Default')
  await groupBy('Region')
  await groupBy('Collapse all')
  await report.page.locator('.ag-row:not(.groupRow)').first().waitFor({ state: 'detached' })
})

afterAll(() => report.close())

const collapsed = ['West', 'East', 'Without a value']

function rows(): Promise<readonly string[]> {
  return report.storeIds()
}

async function groupBy(label: string): Promise<void> {
  await report.page.getByRole('button', { name: /^Group by/ }).click()
  await report.page.getByRole('group', { name: 'Group by' }).getByRole('button', { name: label, exact: true }).click()
}

function heading(value: string): Locator {
  return report.page.locator('.groupRow').getByRole('button', { name: value })
}

/** How the style sheet draws the mark in the box of a group. */
function boxMark(value: string): Promise<{ readonly content: string; readonly width: string }> {
  return report.storeCell(value).evaluate((cell) => {
    const { content, width } = getComputedStyle(cell, '::after')
    return { content, width }
  })
}

/** The text of a column in the row of a group. */
async function cellOf(value: string, column: string): Promise<string | null> {
  const index = await report.page.locator('.groupRow', { has: report.page.getByRole('button', { name: value }) }).first().getAttribute('row-index')
  return report.page.locator(`.ag-row[row-index="${index}"] [col-id="${column}"]`).textContent()
}

test('each group has its number of stores and its figures in the columns of the stores', async () => {
  expect(await Promise.all(collapsed.map((value) => cellOf(value, '#stores')))).toEqual(['3', '2', '1'])
  expect(await Promise.all(collapsed.map((value) => cellOf(value, 'downtime_last_week')))).toEqual(['9.00', '6.00', '0.00'])
  expect(await cellOf('West', 'last_poll')).toBe('')
  await report.page.getByText('3 groups', { exact: true }).waitFor()
  expect(await accessibilityFindings(report.page)).toEqual([])
})

test('a click on a group shows its stores in the order of the table, and another click hides them', async () => {
  expect(await heading('West').getAttribute('aria-expanded')).toBe('false')
  await report.storeCell('West').click()
  await expect.poll(rows).toEqual(['West', '101', '103', '105', 'East', 'Without a value'])
  expect(await heading('West').getAttribute('aria-expanded')).toBe('true')
  expect(await report.page.locator('.ag-row', { hasText: 'Harbor Point' }).count()).toBe(1)
  await report.storeCell('Without a value').click()
  await expect.poll(rows).toEqual(['West', '101', '103', '105', 'East', 'Without a value', '106'])
  await report.storeCell('West').click()
  await expect.poll(rows).toEqual(['West', 'East', 'Without a value', '106'])
})

test('the keyboard expands and collapses groups, and goes from a store to its group', async () => {
  const { keyboard } = report.page
  const expanded = ['West', 'East', '102', '104', 'Without a value']
  await report.storeCell('East').click()
  await expect.poll(rows).toEqual(expanded)
  await keyboard.press('ArrowLeft')
  await expect.poll(rows).toEqual(collapsed)
  await keyboard.press('ArrowRight')
  await expect.poll(rows).toEqual(expanded)
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowDown')
  const focused = report.page.locator('.ag-cell-focus')
  await expect.poll(() => focused.textContent()).toBe('104')
  await keyboard.press('ArrowLeft')
  await expect.poll(() => focused.textContent()).toBe('East')
  await keyboard.press('Enter')
  await expect.poll(rows).toEqual(collapsed)
})

test('all groups expand and collapse at once', async () => {
  await groupBy('Expand all')
  await expect.poll(rows).toEqual(['West', '101', '103', '105', 'East', '102', '104', 'Without a value', '106'])
  await groupBy('Collapse all')
  await expect.poll(rows).toEqual(collapsed)
})

test('headings sort the groups and the stores in them, also by the number of stores', async () => {
  await report.storeCell('West').click()
  await report.clickHeader('downtime_last_week', 'none')
  await report.clickHeader('downtime_last_week', 'ascending')
  await expect.poll(rows).toEqual(['Without a value', 'East', 'West', '105', '103', '101'])
  await report.page.locator('.ag-header-cell[col-id="#stores"]').click()
  await expect.poll(rows).toEqual(['Without a value', 'East', 'West', '101', '103', '105'])
  await report.clickHeader('store_id', 'ascending')
  await expect.poll(rows).toEqual(['East', 'West', '101', '103', '105', 'Without a value'])
})

test('groups follow search and filters, and are part of the view, with undo and redo', async () => {
  await report.search('main, oak')
  await expect.poll(rows).toEqual(['West', 'East'])
  expect(await cellOf('West', '#stores')).toBe('1')
  await report.search('')
  await expect.poll(rows).toEqual(collapsed)
  await groupBy('Owner')
  await expect.poll(rows).toEqual(['Ana', 'Ben', 'Without a value'])
  await report.page.keyboard.press('Escape')
  await report.page.locator('.ag-cell').first().focus()
  await report.page.keyboard.press('ControlOrMeta+Z')
  await expect.poll(rows).toEqual(collapsed)
  await report.page.keyboard.press('ControlOrMeta+Shift+Z')
  await expect.poll(rows).toEqual(['Ana', 'Ben', 'Without a value'])
  await groupBy('None')
  await expect.poll(rows).toEqual(['101', '102', '103', '104', '105', '106'])
})

test('a range of rows selects only the stores in it', async () => {
  await groupBy('Expand all')
  await report.storeCell('103').click({ modifiers: ['Control'] })
  await report.storeCell('102').click({ modifiers: ['Shift'] })
  await expect.poll(() => report.page.getByText(/^\d+ selected$/).textContent()).toBe('3 selected')
  await report.button('Clear selection').click()
})

test('the box of a group selects all its stores, with the mouse and the keyboard', async () => {
  const selected = report.page.getByText(/^\d+ selected$/)
  const isSelected = (value: string) => report.page.locator('.groupRow', { has: report.page.getByRole('button', { name: value }) }).first().getAttribute('aria-selected')
  await report.storeCell('West').click({ position: { x: 18, y: 15 } })
  await expect.poll(() => selected.textContent()).toBe('3 selected')
  await expect.poll(() => isSelected('West')).toBe('true')
  // The box does not expand the group.
  expect(await rows()).toEqual(collapsed)
  await report.storeCell('East').click({ modifiers: ['Control'] })
  await expect.poll(() => selected.textContent()).toBe('5 selected')
  await groupBy('Expand all')
  await report.storeCell('103').click({ modifiers: ['Control'] })
  await expect.poll(() => isSelected('West')).toBe('false')
  await heading('West (partly selected)').waitFor()
  expect(await boxMark('West')).toMatchObject({ content: '""', width: '8px' })
  expect(await heading('East').textContent()).toBe('East')
  // A group that is selected in part is selected as a whole, and then not at all.
  await report.storeCell('West').click()
  await report.storeCell('West').focus()
  await report.page.keyboard.press(' ')
  await expect.poll(() => selected.textContent()).toBe('5 selected')
  await expect.poll(() => isSelected('West')).toBe('true')
  await report.page.keyboard.press(' ')
  await expect.poll(() => selected.textContent()).toBe('2 selected')
  await expect.poll(() => heading('West').textContent()).toBe('West')
  expect(await boxMark('West')).toMatchObject({ content: 'none' })
  await report.button('Clear selection').click()
})

test('the figures of a group are copied while no store is selected', async () => {
  await report.storeCell('West').click()
  await report.page.keyboard.press('ControlOrMeta+c')
  const notice = report.page.getByText(/^Copied/)
  await expect.poll(() => notice.textContent()).toBe('Copied the figures of West.')
})

test('the next store is that of the next row with a store', async () => {
  await groupBy('Expand all')
  await report.storeCell('105').click()
  const title = report.page.getByRole('complementary', { name: 'Store details' }).getByRole('heading').first()
  await expect.poll(() => title.textContent()).toBe('Lakeview 105')
  await report.button('Next store').click()
  await expect.poll(() => title.textContent()).toBe('Oak Avenue 102')
  await report.button('Previous store').click()
  await expect.poll(() => title.textContent()).toBe('Lakeview 105')
  await report.page.keyboard.press('Escape')
})

test('the charts show one group, which is a filter', async () => {
  await report.page.getByRole('tab', { name: 'Fleet' }).click()
  const choice = report.page.getByRole('combobox', { name: 'Region' })
  expect(await choice.getByRole('option').allTextContents()).toEqual(['All', 'West (3)', 'East (2)', 'Without a value (1)'])
  await choice.selectOption('East (2)')
  await report.page.getByRole('button', { name: 'Remove filter: Region is East' }).waitFor()
  const calls = report.engine.calls.filter(({ name }) => name === 'getUptimeBands')
  expect(calls.at(-1)?.input).toMatchObject({ filters: [{ column: 'region', conditions: [{ type: 'oneOf', values: ['East'] }] }] })
  await choice.selectOption('Without a value (1)')
  await report.page.getByRole('button', { name: 'Remove filter: Region is without a value' }).waitFor()
  await choice.selectOption('All')
  await report.page.getByRole('tab', { name: 'Stores' }).click()
  await expect.poll(rows).toEqual(collapsed)
})

test('the export offers one report per value', async () => {
  let exported: unknown = null
  report.engine.change({
    exportSplit: (input) => {
      exported = input
      return { kind: 'saved', path: '/out/report-by-owner.zip', rows: 3 }
    },
  })
  const dialog = report.page.getByRole('dialog')
  const attribute = dialog.getByRole('combobox', { name: 'One report per' })
  await report.prepareExport('One report per …')
  // The table is grouped by it.
  await expect.poll(() => attribute.locator('option:checked').textContent()).toBe('Region')
  expect(await attribute.getByRole('option').allTextContents()).toEqual(['Region', 'Owner', 'Time zone', 'Name'])
  await attribute.selectOption('Owner')
  await dialog.getByText('One .zip file with a workbook for each value of Owner, named after the value. Stores without a value have a file of their own. Each includes the groups by Region.').waitFor()
  expect(await accessibilityFindings(report.page)).toEqual([])
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  await report.page.getByText('Saved 3 reports to /out/report-by-owner.zip').waitFor()
  expect(exported).toMatchObject({ splitBy: 'owner', format: 'xlsx', groupBy: 'region', columns: expect.arrayContaining(['store_id', 'coverage_last_week', 'owner']) })

  // CSV files have stores, in the standard columns.
  await report.prepareExport('One report per …', 'Plain CSV (for any program)')
  await dialog.getByText('One .zip file with a CSV file for each value of Region, named after the value. Stores without a value have a file of their own.', { exact: true }).waitFor()
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  await expect.poll(() => exported).toMatchObject({ splitBy: 'region', format: 'csv' })
  expect(exported).toMatchObject({ columns: expect.not.arrayContaining(['owner']) })
  expect(exported).not.toHaveProperty('groupBy')

  await report.prepareExport('One report per …', 'Web pages')
  expect(await dialog.getByRole('group', { name: 'Columns' }).count()).toBe(0)
  await dialog.getByRole('button', { name: 'Cancel', exact: true }).click()
})

test('the export offers the groups, in their order on screen', async () => {
  let exported: unknown = null
  report.engine.change({
    exportGroups: (input) => {
      exported = input
      return { kind: 'saved', path: '/out/groups.csv', rows: 3 }
    },
    exportWorkbook: (input) => {
      exported = input
      return { kind: 'saved', path: '/out/report.xlsx', rows: 6 }
    },
  })
  await report.prepareExport('Groups by Region as CSV')
  await report.page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click()
  await report.page.getByText('Saved 3 groups to /out/groups.csv').waitFor()
  expect(exported).toMatchObject({ groupBy: 'region', groupSort: [{ column: 'downtime_last_week', direction: 'desc' }], format: 'plain' })
  await report.prepareExport('Report as a workbook (.xlsx)')
  await report.page.getByText('It includes the groups by Region.').waitFor()
  await report.page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click()
  await report.page.getByText('Saved 6 stores to /out/report.xlsx').waitFor()
  expect(exported).toMatchObject({ groupBy: 'region', groupSort: [{ column: 'downtime_last_week', direction: 'desc' }] })
})
