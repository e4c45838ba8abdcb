import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openTestDoor, type TestDoor } from '../support/doors/testDoor'
import { openBrowserDoor } from '../support/doors/doors'
import { isThorough } from '../support/thorough'

/** A window of 1440 by 900 whose text is zoomed to 200 %, and very narrow or low windows. */
const sizes = [
  { width: 720, height: 450 },
  { width: 600, height: 700 },
  { width: 800, height: 700 },
] as const

/** At a desk those that are the lowest and the narrowest. */
const triedSizes = isThorough ? sizes : sizes.slice(0, 2)

/** The height of the headings and a scroll bar in pixels. */
const headingsHeight = 68 + 16
const rowHeight = 30

/** Pixels by which an element reaches out of the window, or by which the page needs a scroll bar. */
async function excessOf(part: Locator): Promise<number> {
  return part.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect()
    const { scrollWidth, scrollHeight } = document.documentElement
    const reach = [-left, -top, right - innerWidth, bottom - innerHeight, scrollWidth - innerWidth, scrollHeight - innerHeight]
    return Math.max(0, ...reach)
  })
}

async function heightOfRows(grid: Locator): Promise<number> {
  const { height } = (await grid.boundingBox()) ?? { height: 0 }
  return height - headingsHeight
}

describe('in a narrow or low window', () => {
  let door: TestDoor
  let page: Page

  beforeAll(async () => {
    door = await openTestDoor(openBrowserDoor)
    page = door.report.page
    await door.report.button('Try the sample data').click()
    await page.locator('.storeLink').first().waitFor()
    await page.keyboard.press('ControlOrMeta+Shift+S')
    await door.report.button('Run report').click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    page.setDefaultTimeout(10_000)
  })

  afterEach(async () => {
    // A test that failed may have left dialogs open.
    for (let open = await page.locator('dialog').count(); open > 0; open -= 1) await page.keyboard.press('Escape')
  })

  afterAll(() => door.close())

  async function openHistory(): Promise<Locator> {
    await page.keyboard.press('ControlOrMeta+Shift+H')
    const history = page.getByRole('dialog', { name: 'History' })
    await history.getByText('On screen').waitFor()
    return history
  }

  describe.for(triedSizes)('$width by $height', (size) => {
    beforeAll(() => page.setViewportSize(size))

    test('the text of the tiles is not cut off and does not overlap', async () => {
      const cut = await page.locator('.tile').evaluateAll((tiles) =>
        tiles.filter((tile) => {
          const { right } = tile.getBoundingClientRect()
          const label = tile.querySelector('.tileLabel')
          const isLabelCut = label !== null && label.scrollWidth > label.clientWidth
          return isLabelCut || [...tile.querySelectorAll('*')].some((part) => part.getBoundingClientRect().right > right)
        }).length,
      )
      expect(cut).toBe(0)
    })

    test('the top bar is inside the window', async () => {
      expect(await excessOf(page.getByRole('banner'))).toBe(0)
      expect(await excessOf(door.report.button('Menu'))).toBe(0)
    })

    test('rows are visible below the filters', async () => {
      await page.locator('.tile').nth(2).click()
      await page.locator('.tile').nth(4).click()
      await page.getByRole('button', { name: 'Clear filters' }).waitFor()
      expect(await heightOfRows(page.locator('.reportGrid'))).toBeGreaterThan(3 * rowHeight)
      const grid = page.locator('.reportGrid')
      await expect
        .poll(async () => {
          await grid.evaluate((element) => element.scrollIntoView({ block: 'end' }))
          return excessOf(grid)
        })
        .toBe(0)
      // The tools above the grid do not cover it.
      const tools = await page.locator('.tableTools').evaluate((element) => element.scrollHeight - element.clientHeight)
      expect(tools).toBe(0)
      await page.getByRole('button', { name: 'Clear filters' }).first().click()
    })

    test.for([
      ['the menu', 'F10'],
      ['the goal', 'ControlOrMeta+G'],
      ['the views', 'ControlOrMeta+J'],
      ['the columns', 'ControlOrMeta+K'],
    ] as const)('%s opens inside the window', async ([, key]) => {
      await page.keyboard.press(key)
      const panel = page.locator('.popoverPanel')
      await panel.waitFor()
      // Its button may have to come into sight first.
      await expect.poll(() => excessOf(panel)).toBe(0)
      await expect.poll(async () => (await panel.boundingBox())?.height).toBeGreaterThan(100)
      await page.keyboard.press('Escape')
      await panel.waitFor({ state: 'detached' })
    })

    test('a long dialog opens at its title, with its buttons visible', async () => {
      await page.keyboard.press('F1')
      const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
      expect(await excessOf(dialog.getByRole('heading', { name: 'Keyboard shortcuts' }))).toBe(0)
      expect(await excessOf(dialog.getByRole('button', { name: 'Close' }))).toBe(0)
      await page.keyboard.press('Escape')
    })

    test('the actions of an earlier report do not cover its numbers', async () => {
      const history = await openHistory()
      const row = history.locator('tbody tr').nth(1)
      const open = await row.getByRole('button', { name: 'Open' }).boundingBox()
      const numbers = await row.locator('.number').evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().right))
      expect(numbers.length).toBe(3)
      for (const right of numbers) expect(right).toBeLessThanOrEqual(open?.x ?? 0)
      await page.keyboard.press('Escape')
    })

    test('a comparison has room for rows', async () => {
      const history = await openHistory()
      await history.locator('tbody').getByRole('checkbox').nth(1).check()
      await history.getByRole('button', { name: 'Compare' }).click()
      const comparison = page.getByRole('dialog', { name: 'Comparison of two reports' })
      await comparison.locator('.ag-cell').first().waitFor()
      expect(await heightOfRows(comparison.locator('.comparisonGrid'))).toBeGreaterThan(3 * rowHeight)
      const headings = comparison.locator('.ag-header-cell-text')
      const cut = await headings.evaluateAll((texts) => texts.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length)
      expect(cut).toBe(0)
      await page.keyboard.press('Escape')
      await comparison.waitFor({ state: 'detached' })
      await page.keyboard.press('Escape')
    })

    test('a data issue is shown with its reason', async () => {
      await page.keyboard.press('ControlOrMeta+Shift+E')
      const issues = page.getByRole('dialog', { name: 'Data issues' })
      const table = issues.locator('.dialogTable')
      await table.getByRole('cell').first().waitFor()
      const { height, width } = (await table.boundingBox()) ?? { height: 0, width: 0 }
      expect(height).toBeGreaterThan(3 * rowHeight)
      expect(width).toBeGreaterThan(size.width - 100)
      // The reason has one line.
      expect((await issues.locator('.pagerRange').boundingBox())?.height).toBeLessThan(rowHeight)
      await page.keyboard.press('Escape')
    })
  })

  test('a store beside the grid covers nothing, and nothing moves when the clock changes', async () => {
    await page.setViewportSize({ width: 1024, height: 700 })
    await page.locator('.ag-row[row-index="2"] [col-id="store_id"]').dblclick()
    const panel = page.getByRole('complementary', { name: 'Store details' })
    const timeline = panel.locator('.storeTimeline')
    await timeline.waitFor()
    const box = (await panel.boundingBox()) ?? { x: 0, y: 0 }
    const grid = (await page.locator('.reportGrid').boundingBox()) ?? { x: 0, y: 0, width: 0 }
    expect(grid.x + grid.width).toBeLessThanOrEqual(box.x)
    expect(box.y).toBe(grid.y)
    const tops: (number | undefined)[] = []
    for (const clock of ['Store time', 'UTC', 'My time']) {
      await panel.getByRole('combobox', { name: 'Time zone of the times shown' }).selectOption(clock)
      tops.push((await timeline.boundingBox())?.y)
    }
    expect(new Set(tops).size).toBe(1)
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
  })

  test('a store is a dialog that keeps the keyboard focus if there is no room beside the grid', async () => {
    await page.setViewportSize({ width: 800, height: 700 })
    const cell = page.locator('.ag-row[row-index="2"] [col-id="store_id"]')
    const storeId = await cell.textContent()
    await cell.dblclick()
    const dialog = page.getByRole('dialog', { name: storeId ?? '' })
    await dialog.getByRole('heading', { name: 'Report figures' }).waitFor()
    expect(await excessOf(dialog)).toBe(0)
    const outside = page.locator('#root :focus').and(page.locator(':not(dialog *)'))
    for (let presses = 0; presses < 8; presses += 1) {
      await page.keyboard.press('Tab')
      expect(await outside.count()).toBe(0)
    }
    await dialog.getByRole('button', { name: 'Close' }).focus()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await cell.evaluate((element) => element === document.activeElement)).toBe(true)
  })
})
