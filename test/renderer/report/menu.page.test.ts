import { expect, onTestFinished, test } from 'vitest'
import { answersOfReport } from '../../support/page/fakeReport'
import { openPage } from '../../support/page/openPage'

test('the menu of the page disables what is not possible', async () => {
  const report = await openPage({ rows: [{ store_id: '1' }] })
  onTestFinished(() => report.close())
  await expect.poll(() => report.storeIds()).toEqual(['1'])
  const { page } = report
  const item = (name: string) => page.getByRole('group', { name: 'Menu' }).getByRole('button', { name })

  await page.keyboard.press('F1')
  const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  const keys = await shortcuts.locator('dd').allTextContents()
  expect(keys).toEqual(expect.arrayContaining(['F10', 'Ctrl+Home, Ctrl+End', 'Enter or Space']))
  await page.keyboard.press('Escape')

  await page.keyboard.press('F10')
  await item('Export…').waitFor()
  expect(await item('Export…').isEnabled()).toBe(true)
  expect(await item('Undo').isEnabled()).toBe(false)
  expect(await item('Data Issues').isEnabled()).toBe(false)
  await page.keyboard.press('Escape')
  await report.clickHeader('store_id', 'ascending')
  await page.keyboard.press('F10')
  await expect.poll(() => item('Undo').isEnabled()).toBe(true)
})

test('the list of shortcuts in the desktop window has no key that works only in a browser', async () => {
  const answers = answersOfReport({ rows: [{ store_id: '1' }] })
  const report = await openPage({ rows: [{ store_id: '1' }] }, { getOverview: () => ({ ...answers.getOverview(), door: 'desktop' }) })
  onTestFinished(() => report.close())
  await expect.poll(() => report.storeIds()).toEqual(['1'])
  await report.page.keyboard.press('F1')
  const keys = await report.page.getByRole('dialog', { name: 'Keyboard shortcuts' }).locator('dd').allTextContents()
  expect(keys).toEqual(expect.arrayContaining(['Ctrl+A', 'Ctrl+,']))
  expect(keys).not.toContain('F10')
  expect(keys).not.toContain('Ctrl+Shift+L')
})
