import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFindings } from '../support/browser/accessibility'
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
  await page.locator('.storeLink').first().waitFor()
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

test('icons and pressed or chosen controls stand out under forced colours', async () => {
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

  const idLeft = async (cell: string): Promise<number | undefined> => (await page.locator(`${cell} .storeLink`).first().boundingBox())?.x
  expect(await idLeft('.storeCell.shownStore')).toBe(await idLeft('.storeCell:not(.shownStore)'))

  const line = 'border-bottom-color'
  expect(await colour(page.getByRole('tab', { name: 'Stores' }), line)).not.toBe(black)
  expect(await colour(page.getByRole('tab', { name: 'Fleet' }), line)).toBe(black)
})

test('text on pressed or chosen controls is readable everywhere', async () => {
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

test('charts have the colours of the theme even if the preferences differ', async () => {
  await page.keyboard.press('ControlOrMeta+,')
  await page.getByRole('radio', { name: 'Light' }).check()
  await page.keyboard.press('Escape')
  expect(await colour(page.locator('.dayLabel').first(), 'fill')).toBe(white)
  await page.getByRole('tab', { name: 'Fleet' }).click()
  await page.getByRole('listbox', { name: 'Stores by uptime %' }).waitFor()
  for (const text of ['.heatLabel', '.barLabel', '.barCount']) expect(await colour(page.locator(text).first(), 'fill')).toBe(white)
  // The lowest step of downtime is dark, as in the dark scheme.
  expect(await colour(page.locator('.heatLegend .heat1 rect'), 'fill')).toBe('rgb(58, 36, 32)')
})

test.for(['light', 'dark'] as const)('a user who asks for more contrast gets 7:1 for all text in the %s scheme', async (colorScheme) => {
  await page.keyboard.press('ControlOrMeta+,')
  await page.getByRole('radio', { name: 'Use system setting' }).check()
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: 'Stores' }).click()
  await page.locator('.storeLink').first().waitFor()
  await page.emulateMedia({ forcedColors: 'none', contrast: 'no-preference', colorScheme })
  const rules = ['color-contrast-enhanced']
  expect(await accessibilityFindings(page, { rules })).not.toEqual([])
  await page.emulateMedia({ contrast: 'more' })
  expect(await accessibilityFindings(page, { rules })).toEqual([])
})
