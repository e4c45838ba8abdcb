import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowserDoor } from '../support/doors/doors'
import { openTestDoor, type TestDoor } from '../support/doors/testDoor'

let door: TestDoor
let page: Page

beforeAll(async () => {
  door = await openTestDoor(openBrowserDoor)
  page = door.report.page
  // A contrast theme with a black ground.
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
  await door.report.button('Try the sample data').click()
  await page.locator('.ag-cell[col-id="store_id"]').first().waitFor()
})

afterAll(() => door.close())

function colour(part: Locator, property: string, pseudoElement?: string): Promise<string> {
  return part.evaluate((element, [name, pseudo]) => getComputedStyle(element, pseudo).getPropertyValue(name), [
    property,
    pseudoElement,
  ] as const)
}

const black = 'rgb(0, 0, 0)'
const white = 'rgb(255, 255, 255)'

test('under forced colours icons and what is pressed or chosen can be told from the rest', async () => {
  expect(await colour(page.locator('body'), 'background-color')).toBe(black)
  const icons = page.locator('.ag-header-cell .ag-icon')
  for (const icon of await icons.all()) expect(await colour(icon, 'background-color', '::before')).not.toBe(black)

  const tiles = page.locator('.tile')
  expect(await tiles.nth(0).getAttribute('aria-pressed')).toBe('true')
  const pressed = await colour(tiles.nth(0), 'background-color')
  expect(pressed).not.toBe(await colour(tiles.nth(1), 'background-color'))
  expect(await colour(tiles.nth(0).locator('.tileLabel'), 'color')).not.toBe(pressed)

  const details = door.report.button('Details')
  const closed = await colour(details, 'background-color')
  await details.click()
  await page.getByRole('heading', { name: 'Report figures' }).waitFor()
  expect(await colour(details, 'background-color')).not.toBe(closed)

  const line = 'border-bottom-color'
  expect(await colour(page.getByRole('tab', { name: 'Stores' }), line)).not.toBe(black)
  expect(await colour(page.getByRole('tab', { name: 'Fleet' }), line)).toBe(black)
})

test('the words on what is pressed or chosen can be read wherever it is', async () => {
  await page.keyboard.press('ControlOrMeta+Shift+S')
  await door.report.button('Run report').click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await door.report.button('History').click()
  const history = page.getByRole('dialog', { name: 'History' })
  await history.getByText('On screen').waitFor()
  await history.locator('tbody').getByRole('checkbox').nth(1).check()
  await history.getByRole('button', { name: 'Compare' }).click()
  const pressed = page.getByRole('dialog', { name: 'Comparison of two reports' }).locator('[aria-pressed="true"]')
  await pressed.nth(1).waitFor()
  for (const button of await pressed.all()) {
    expect(await colour(button, 'color')).not.toBe(await colour(button, 'background-color'))
    expect(await colour(button, 'background-color')).not.toBe(black)
  }
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await history.waitFor({ state: 'detached' })
})

test('charts have the colours of the theme, whatever the preferences say', async () => {
  await page.keyboard.press('ControlOrMeta+,')
  await page.getByRole('radio', { name: 'Light' }).check()
  await page.keyboard.press('Escape')
  expect(await colour(page.locator('.dayLabel').first(), 'fill')).toBe(white)
  await page.getByRole('tab', { name: 'Fleet' }).click()
  await page.getByRole('listbox', { name: 'Stores by uptime %' }).waitFor()
  for (const text of ['.heatLabel', '.barLabel', '.barCount']) expect(await colour(page.locator(text).first(), 'fill')).toBe(white)
  // Few hours of downtime are dark, as in the dark.
  expect(await colour(page.locator('.heatLegend .heat1 rect'), 'fill')).toBe('rgb(58, 36, 32)')
})
