import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { launchDesktopApp } from '../support/desktop/desktopApp'
import { openBrowserDoor } from '../support/doors/doors'
import { withFolder, writeFiles } from '../support/data/folder'
import { ReportPage } from '../support/browser/reportPage'
import { openTestDoor } from '../support/doors/testDoor'

const files = { 'polls.csv': 'store_id,timestamp_utc,status\n1,2023-01-25 12:00:00 UTC,active' }

test('the menu of the desktop greys what cannot be done, and opens the folders of before', () =>
  withFolder({}, async (workFolder) => {
    const [bed, breakfast] = [join(workFolder, 'bed'), join(workFolder, 'bed & breakfast')]
    for (const folder of [bed, breakfast]) await writeFiles(folder, files)
    const app = await launchDesktopApp(join(workFolder, 'app'))
    onTestFinished(() => app.close())
    const report = new ReportPage(app.page)
    const menus = ['File', 'Edit', 'View', 'Help'] as const
    async function greyed(): Promise<readonly string[]> {
      const items = await Promise.all(menus.map((menu) => app.menuItems(menu)))
      return items.flat().flatMap(({ label, enabled }) => (enabled ? [] : [label]))
    }
    async function recent(): Promise<readonly string[]> {
      return (await app.menuItems('File', 'Open Recent')).map(({ label }) => label)
    }
    async function open(folder: string): Promise<void> {
      await app.answerFolderDialog(folder)
      await app.chooseMenuItem('File', 'Open Folder…')
      await report.folder(folder).waitFor()
      await expect.poll(() => report.storeIds()).toEqual(['1'])
    }

    const ofReports = ['Report Settings…', 'Export…', 'Undo', 'Redo', 'Find', 'Store Details', 'Views…', 'Columns…']
    const nothingOpen = ['Open Recent', ...ofReports, 'Uptime Goal…', 'Files in This Folder', 'Data Issues']
    await expect.poll(greyed).toEqual(nothingOpen)
    expect(await recent()).toEqual([])

    await open(bed)
    await open(breakfast)
    await expect.poll(greyed).toEqual(['Undo', 'Redo', 'Data Issues'])
    expect(await recent()).toEqual([breakfast.replace('&', '&&'), bed])
    await app.chooseMenuItem('File', 'Open Recent', bed)
    await report.folder(bed).waitFor()
    await expect.poll(recent).toEqual([bed, breakfast.replace('&', '&&')])
    await expect.poll(greyed).toEqual(['Undo', 'Redo', 'Data Issues'])

    await app.chooseMenuItem('Edit', 'Find')
    await expect.poll(greyed).toEqual(['Data Issues'])
    await app.chooseMenuItem('File', 'Preferences…')
    await report.button('Close').waitFor()
    await expect.poll(greyed).toEqual(expect.arrayContaining(['Open Folder…', 'Open Recent', 'Undo', 'Keyboard Shortcuts']))
    await report.button('Close').click()
    await expect.poll(greyed).toEqual(['Data Issues'])
  }))

test('the menu of the page greys what cannot be done', async () => {
  const door = await openTestDoor(openBrowserDoor)
  onTestFinished(() => door.close())
  await door.openFolder(await door.newFolder(files))
  await expect.poll(() => door.report.storeIds()).toEqual(['1'])
  const { page } = door.report
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
  await door.report.clickHeader('store_id', 'ascending')
  await page.keyboard.press('F10')
  await expect.poll(() => item('Undo').isEnabled()).toBe(true)
})
