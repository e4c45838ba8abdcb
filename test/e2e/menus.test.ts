import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { launchDesktopApp } from '../support/desktop/desktopApp'
import { launchDesktopDouble } from '../support/desktop/desktopDouble'
import { programFolder } from '../support/program/programFolder'
import { writeFiles } from '../support/data/folder'
import { temporaryFolder } from '../support/data/temporaryFolder'
import { ReportPage } from '../support/browser/reportPage'

const files = { 'polls.csv': 'store_id,timestamp_utc,status\n1,2023-01-25 12:00:00 UTC,active' }

test('the menu of the desktop disables what is not possible, and opens recent folders', async () => {
  const workFolder = await temporaryFolder()
  const [bed, breakfast] = [join(workFolder, 'bed'), join(workFolder, 'bed & breakfast')]
  for (const folder of [bed, breakfast]) await writeFiles(folder, files)
  const app = await launchDesktopApp(join(workFolder, 'app'))
  onTestFinished(() => app.close())
  const report = new ReportPage(app.page)
  const menus = ['File', 'Edit', 'View', 'Help'] as const
  async function disabled(): Promise<readonly string[]> {
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

  const ofReports = ['Report Settings…', 'Closures and Special Hours…', 'Export…', 'Undo', 'Redo', 'Select All', 'Find', 'Store Details', 'Views…', 'Columns…', 'Group By…', 'My Stores…']
  const nothingOpen = ['Open Recent', ...ofReports, 'Uptime Goal…', 'Files in This Folder', 'Data Issues']
  await expect.poll(disabled).toEqual(nothingOpen)
  expect(await recent()).toEqual([])

  await open(bed)
  await open(breakfast)
  await expect.poll(disabled).toEqual(['Undo', 'Redo', 'Data Issues'])
  expect(await recent()).toEqual([breakfast, bed])
  await app.chooseMenuItem('File', 'Open Recent', bed)
  await report.folder(bed).waitFor()
  await expect.poll(recent).toEqual([bed, breakfast])
  await expect.poll(disabled).toEqual(['Undo', 'Redo', 'Data Issues'])

  await app.chooseMenuItem('Edit', 'Select All')
  await app.page.getByText('1 selected', { exact: true }).waitFor()
  await app.chooseMenuItem('Edit', 'Find')
  await expect.poll(disabled).toEqual(['Data Issues'])
  await app.chooseMenuItem('File', 'Preferences…')
  await report.button('Close').waitFor()
  await expect.poll(disabled).toEqual(expect.arrayContaining(['Open Folder…', 'Open Recent', 'Undo', 'Keyboard Shortcuts']))
  await report.button('Close').click()
  await expect.poll(disabled).toEqual(['Data Issues'])
})

test.skipIf(process.platform === 'darwin')('every item of the menus has a letter of its own that chooses it', async () => {
  const workFolder = await temporaryFolder()
  const app = await launchDesktopDouble(programFolder, workFolder)
  onTestFinished(() => app.close())
  const letters = app.electron.menu().items.map(({ label, submenu }) => ({
    menu: label,
    letters: (submenu?.items ?? []).flatMap(({ label: item }) => (item === '' ? [] : [/&(.)/.exec(item)?.[1]?.toLowerCase()])),
  }))
  expect(letters.map(({ menu }) => menu)).toEqual(['&File', '&Edit', '&View', '&Window', '&Help'])
  // Those of developers stay without.
  for (const { menu, letters: ofMenu } of letters) expect({ menu, letters: [...new Set(ofMenu)] }).toEqual({ menu, letters: ofMenu })
})
