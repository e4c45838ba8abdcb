import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/data/temporaryFolder'
import { startDesktop } from '../support/desktop/realDesktop'
import { chooseFolder, enterPath, press, pressIn, untilMessageBox, untilGone, windowNamed } from '../support/desktop/xdotool'

const files = { 'polls.csv': 'store_id,timestamp_utc,status\n1,2023-01-25 12:00:00 UTC,active' }

test('a folder chosen in the dialog of the system opens, and a dismissed dialog changes nothing', async () => {
  const folder = await temporaryFolder(files)
  const { report, pressKeys } = await startDesktop(await temporaryFolder())
  await report.button('Open folder…').waitFor()

  await pressKeys('ctrl+o')
  await chooseFolder(await windowNamed('Open a folder'), folder)
  await report.folder(folder).waitFor()
  await expect.poll(() => report.storeIds()).toEqual(['1'])

  await pressKeys('ctrl+o')
  await pressIn(await windowNamed('Open a folder'), 'Escape')
  await untilGone('Open a folder')
  expect(await report.storeIds()).toEqual(['1'])
})

test('a report is saved where the dialog of the system says, and a file is replaced only if the user agrees', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'report.csv')
  const { page, report, pressKeys } = await startDesktop(await temporaryFolder())
  await report.button('Try the sample data').click()
  await expect.poll(async () => (await report.storeIds())[0]).toBe('1414213562373095048')

  async function saveAs(file: string): Promise<void> {
    await pressKeys('ctrl+e')
    await page.getByLabel('Report as CSV').check()
    await report.button('Export').click()
    await enterPath(await windowNamed('Export'), file)
  }
  await saveAs(path)
  await page.getByText(`to ${path}`).waitFor()
  const saved = await readFile(path, 'utf8')
  expect(saved).toMatch(/^store_id,/)

  await saveAs(path)
  await untilMessageBox()
  await press('Escape')
  await pressIn(await windowNamed('Export'), 'Escape')
  await untilGone('Export')
  expect(await readFile(path, 'utf8')).toBe(saved)
})
