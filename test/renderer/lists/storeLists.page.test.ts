import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Locator } from 'playwright-core'
import { accessibilityFindings } from '../../support/browser/accessibility'
import { namedStores } from '../../support/page/namedStores'
import { Refusal } from '../../support/page/fakeEngine'
import { openPage, type TestPage } from '../../support/page/openPage'

let report: TestPage
let panel: Locator

beforeAll(async () => {
  report = await openPage(namedStores)
  panel = report.page.getByRole('group', { name: 'My stores' })
  await report.storeCell('101').waitFor()
})

afterAll(() => report.close())

async function open(): Promise<void> {
  await report.page.getByRole('button', { name: /^My stores/ }).click()
  await panel.waitFor()
}

async function save(name: string): Promise<void> {
  await panel.getByRole('textbox', { name: 'Name of the list' }).fill(name)
  await panel.getByRole('button', { name: /^(?:Save|Replace)$/ }).click()
}

/** The list that was saved last. */
function saved(): unknown {
  return report.engine.calls.findLast(({ name }) => name === 'saveStoreList')?.input
}

test('selected stores become a list, which is chosen and can be undone', async () => {
  await report.storeCell('104').click({ modifiers: ['Control'] })
  await report.storeCell('102').click({ modifiers: ['Control'] })
  await open()
  expect(await accessibilityFindings(report.page)).toEqual([])
  await save('Downtown')
  await expect.poll(() => report.storeIds()).toEqual(['102', '104'])
  await report.page.getByRole('button', { name: 'Remove filter: In list “Downtown”' }).waitFor()
  expect(saved()).toEqual({ name: 'Downtown', storeIds: ['104', '102'] })
  await report.button('Clear selection').click()
  await report.page.keyboard.press('ControlOrMeta+Z')
  await expect.poll(() => report.storeIds()).toHaveLength(6)
})

test('a list narrows down the charts and the boxes too', async () => {
  await open()
  await panel.getByRole('button', { name: /^Downtown/ }).click()
  await expect.poll(() => report.storeIds()).toEqual(['102', '104'])
  await report.page.getByRole('tab', { name: 'Fleet' }).click()
  await expect.poll(() => report.engine.calls.findLast(({ name }) => name === 'getUptimeBands')?.input).toMatchObject({ storeIds: ['104', '102'] })
  await report.page.getByRole('tab', { name: 'Stores' }).click()
  await report.page.locator('.selectAllBox').click()
  await report.page.getByText('2 selected', { exact: true }).waitFor()
  await report.button('Clear selection').click()
  await report.page.getByRole('button', { name: 'Remove filter: In list “Downtown”' }).click()
  await expect.poll(() => report.storeIds()).toHaveLength(6)
})

test('filtered stores and pasted ids become lists, and a name that is taken is replaced', async () => {
  await report.search('west')
  await expect.poll(() => report.storeIds()).toEqual(['101', '103', '105'])
  await open()
  await panel.getByRole('radio', { name: 'Filtered stores (3)' }).check()
  await save('West')
  await report.search('')
  await expect.poll(saved).toEqual({ name: 'West', storeIds: ['101', '103', '105'] })
  await report.button('Clear filters').or(report.page.getByRole('button', { name: /^Remove filter/ })).first().click()

  await open()
  await panel.getByRole('radio', { name: 'Pasted store ids' }).check()
  await panel.getByRole('textbox', { name: 'Store ids of the list' }).fill('101\n999, "4 4"')
  await panel.getByRole('textbox', { name: 'Name of the list' }).fill('West')
  expect(await panel.getByRole('button', { name: 'Replace' }).isEnabled()).toBe(true)
  await save('West')
  await expect.poll(() => report.storeIds()).toEqual(['101'])
  expect(saved()).toEqual({ name: 'West', storeIds: ['101', '999', '4 4'] })
})

test('a list keeps its place in the view when it is renamed, and all stores are shown when it is deleted', async () => {
  await open()
  await panel.getByRole('button', { name: 'Rename West' }).click()
  await panel.getByRole('textbox', { name: 'New name for West' }).fill('Mine')
  await panel.getByRole('button', { name: 'Rename', exact: true }).click()
  await report.page.getByRole('button', { name: 'Remove filter: In list “Mine”' }).waitFor()
  await panel.getByRole('button', { name: 'Delete Mine' }).click()
  await panel.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect.poll(() => report.storeIds()).toHaveLength(6)
  await expect.poll(() => panel.getByRole('listitem').allTextContents()).toEqual([expect.stringMatching(/^All stores/), expect.stringMatching(/^Downtown/)])
  await report.page.keyboard.press('Escape')
})

test('a list holds at most 20,000 stores, and the form says why lists are refused', async () => {
  await open()
  await panel.getByRole('radio', { name: 'Pasted store ids' }).check()
  // As a paste does, in one step: `fill` types line by line.
  await panel.getByRole('textbox', { name: 'Store ids of the list' }).evaluate((field: HTMLTextAreaElement) => {
    field.select()
    field.setRangeText(Array.from({ length: 20_001 }, (_, index) => String(index)).join('\n'))
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await save('Many')
  await expect.poll(() => panel.getByRole('alert').textContent()).toBe('A list can have at most 20,000 stores. This one has 20,001.')
  report.engine.change({
    saveStoreList() {
      throw new Refusal('INVALID_INPUT', 'There can be at most 100 lists. Delete one first.')
    },
  })
  await panel.getByRole('textbox', { name: 'Store ids of the list' }).fill('1')
  await save('Many')
  await expect.poll(() => panel.getByRole('alert').textContent()).toBe('There can be at most 100 lists. Delete one first.')
  await report.page.keyboard.press('Escape')
})

test('the report settings take the stores of a list', async () => {
  await report.button('Report settings…').click()
  const dialog = report.page.getByRole('dialog', { name: 'Report settings' })
  await dialog.getByRole('radio', { name: 'Only these stores' }).check()
  await dialog.getByRole('combobox', { name: 'List of stores' }).selectOption('Downtown (2)')
  await expect.poll(() => dialog.getByRole('textbox', { name: 'Store ids' }).inputValue()).toBe('104\n102')
  await report.page.keyboard.press('Escape')
})
