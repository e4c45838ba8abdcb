import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openPage, type TestPage } from '../../support/page/openPage'

// More rows than the grid loads at once. 1001 is up all week, 1002 is down, 1003 is up, and so on.
const ids = Array.from({ length: 450 }, (_, index) => String(1001 + index))
const stores = ids.map((store_id, index) => ({ store_id, uptime_percent_last_week: index % 2 === 0 ? 100 : 0 }))

describe('selected rows', () => {
  let report: TestPage

  beforeAll(async () => {
    report = await openPage({ rows: stores })
    await cell('1002').waitFor()
    await report.sortById()
    await cell('1001').waitFor()
  })

  beforeEach(async () => {
    const clear = report.button('Clear selection')
    if (await clear.isVisible()) await clear.click()
  })

  afterAll(() => report.close())

  function cell(storeId: string): Locator {
    return report.storeCell(storeId)
  }

  function press(...keys: readonly string[]): Promise<void> {
    return keys.reduce((before, key) => before.then(() => report.page.keyboard.press(key)), Promise.resolve())
  }

  /** The number of selected rows on the page, and the rows that the grid draws as selected. */
  async function selected(): Promise<readonly [string | null, ...string[]]> {
    const { page } = report
    const rows = await page.locator('.ag-row[aria-selected="true"] [col-id="store_id"]').allTextContents()
    return [await page.getByText(/^[\d,]+ selected$/).textContent(), ...rows.toSorted()]
  }

  test('boxes and Ctrl add one, Shift adds a range, and a plain click keeps them', async () => {
    await cell('1002').click({ position: { x: 18, y: 14 } })
    await cell('1005').click({ modifiers: ['Control'] })
    await expect.poll(selected).toEqual(['2 selected', '1002', '1005'])
    await cell('1008').click({ modifiers: ['Shift'] })
    await expect.poll(selected).toEqual(['5 selected', '1002', '1005', '1006', '1007', '1008'])
    await cell('1006').click({ modifiers: ['Shift'] })
    await expect.poll(selected).toEqual(['3 selected', '1002', '1005', '1006'])
    await cell('1003').click()
    await cell('1002').click({ modifiers: ['Control'] })
    await expect.poll(selected).toEqual(['2 selected', '1005', '1006'])
    await press('Escape')
  })

  test('the keyboard selects while the details follow the focus', async () => {
    // Two clicks on the box only move the focus.
    for (const _ of ['selected', 'not selected']) await cell('1001').click({ position: { x: 18, y: 14 } })
    await press('Enter', 'ArrowDown', ' ', 'ArrowDown', 'ArrowDown', ' ')
    await report.page.getByRole('heading', { name: '1004' }).waitFor()
    await expect.poll(selected).toEqual(['2 selected', '1002', '1004'])
    await press('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowUp')
    await report.page.getByRole('heading', { name: '1005' }).waitFor()
    await expect.poll(selected).toEqual(['3 selected', '1002', '1004', '1005'])
    await press('Escape')
    await expect.poll(selected).toEqual(['3 selected', '1002', '1004', '1005'])
  })

  test('rows that are sorted away or not loaded stay selected', async () => {
    await cell('1001').click({ modifiers: ['Control'] })
    await cell('1002').click({ modifiers: ['Control'] })
    await report.clickHeader('store_id', 'ascending')
    await report.clickHeader('store_id', 'descending')
    await cell('1450').click({ modifiers: ['Control'] })
    await expect.poll(selected).toEqual(['3 selected', '1450'])
    await press('Control+End')
    await cell('1001').waitFor()
    await expect.poll(selected).toEqual(expect.arrayContaining(['3 selected', '1001', '1002']))
    // From 1450 to 1001, over pages that were never loaded.
    await cell('1001').click({ modifiers: ['Shift'] })
    await report.page.getByText('450 selected', { exact: true }).waitFor()
    await report.page.locator('.ag-header-cell[col-id="store_id"]').click()
    await report.page.locator('.ag-header-cell[col-id="store_id"][aria-sort="none"]').waitFor()
  })

  test('Ctrl+A selects every store that matches the search', async () => {
    await report.search('144')
    await expect.poll(() => report.storeIds()).toHaveLength(11)
    await cell('1144').click()
    await press('Control+a')
    await report.page.getByText('11 selected', { exact: true }).waitFor()
    await press('Escape')
    await report.search('')
    await cell('1001').waitFor()
    await expect.poll(selected).toEqual(['11 selected'])
  })

  test('Ctrl+A and Ctrl+C mean the stores wherever the focus is, except in a text field or a dialog', async () => {
    const { page } = report
    await report.search('144')
    await expect.poll(() => report.storeIds()).toHaveLength(11)
    await press('Control+a')
    await expect.poll(() => page.evaluate('getSelection().toString()')).toBe('144')
    expect(await report.button('Clear selection').count()).toBe(0)
    await page.evaluate('document.activeElement.blur()')
    await report.emit({ name: 'menu', data: 'selectAll' })
    await page.getByText('11 selected', { exact: true }).waitFor()
    expect(await page.evaluate('getSelection().toString()')).toBe('')
    await page.evaluate(`document.execCommand('copy')`)
    await page.getByText(/^Copied 11 stores with \d+ columns\.$/).waitFor()

    await press('F1')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    await press('Control+a')
    expect(await page.evaluate('getSelection().toString()')).toContain('Data Issues')
    await press('Escape')
    await report.search('')
  })

  /** `true`, `false` or `mixed`, as a screen reader tells it. */
  function box(): Promise<string | null> {
    return report.page
      .getByRole('checkbox', { name: 'Select all filtered stores' })
      .evaluate((input: HTMLInputElement) => (input.indeterminate ? 'mixed' : String(input.checked)))
  }

  test('the box in the heading selects and unselects every store that matches the search, and no other', async () => {
    const { page } = report
    await expect.poll(box).toBe('false')
    await cell('1002').click({ modifiers: ['Control'] })
    await expect.poll(box).toBe('mixed')
    await report.search('144')
    await expect.poll(box).toBe('false')
    await page.locator('.selectAllBox').click()
    await expect.poll(box).toBe('true')
    // The 11 stores with 144 in their id, and 1002.
    await page.getByText('12 selected', { exact: true }).waitFor()
    await report.search('')
    await expect.poll(box).toBe('mixed')
    await page.locator('.selectAllBox').click()
    await page.getByText('450 selected', { exact: true }).waitFor()
    await expect.poll(box).toBe('true')
    await report.search('144')
    await expect.poll(() => report.storeIds()).toHaveLength(11)
    await page.locator('.selectAllBox').click()
    await page.getByText('439 selected', { exact: true }).waitFor()
    await expect.poll(box).toBe('false')
    // The grid has not sorted.
    expect(await report.header('store_id').getAttribute('aria-sort')).toBe('none')
    await report.search('')
  })

  test('Space on the heading of the stores does the same', async () => {
    await cell('1001').waitFor()
    await cell('1001').click({ modifiers: ['Control'] })
    await press('ArrowUp', ' ')
    await report.page.getByText('450 selected', { exact: true }).waitFor()
    await expect.poll(box).toBe('true')
    await press(' ')
    await expect.poll(box).toBe('false')
    expect(await report.button('Clear selection').count()).toBe(0)
  })

  test('only a plain click opens the store', async () => {
    const { page } = report
    const panel = page.getByRole('complementary', { name: 'Store details' })
    await cell('1001').click({ position: { x: 18, y: 14 } })
    await cell('1002').click({ modifiers: ['Control'] })
    await cell('1003').click({ modifiers: ['Shift'] })
    const coverage = page.locator('.ag-row[row-id="1004"] [col-id="coverage_last_week"]')
    const { x, y } = (await coverage.boundingBox()) ?? { x: 0, y: 0 }
    await page.mouse.move(x + 10, y + 10)
    await page.mouse.down()
    await page.mouse.move(x + 60, y + 10, { steps: 3 })
    await page.mouse.up()
    expect(await panel.count()).toBe(0)
    await coverage.click()
    await panel.getByRole('heading', { name: '1004' }).waitFor()
    await press('Escape')
    await panel.waitFor({ state: 'detached' })
  })
})
