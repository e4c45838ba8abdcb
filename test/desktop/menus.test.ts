import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/data/temporaryFolder'
import { startDesktop } from '../support/desktop/realDesktop'
import { press, untilWindowsOf } from '../support/desktop/xdotool'

const header = 'store_id,timestamp_utc,status\n'

test('the keys of the menu bar open menus, which select all stores and open recent folders', async () => {
  const two = await temporaryFolder({ 'polls.csv': `${header}1,2023-01-25 12:00:00 UTC,active\n2,2023-01-25 12:00:00 UTC,active` })
  const one = await temporaryFolder({ 'polls.csv': `${header}3,2023-01-25 12:00:00 UTC,active` })
  const dataFolder = await temporaryFolder({ 'recent-folders.json': JSON.stringify([two, one]) })
  const { page, report, processId, pressKeys } = await startDesktop(dataFolder)
  await expect.poll(() => report.storeIds()).toEqual(['1', '2'])

  async function openMenu(key: string): Promise<void> {
    await pressKeys(key)
    await untilWindowsOf(processId, 2)
  }
  await openMenu('alt+e')
  // Undo and Redo are disabled, so the first item is Cut.
  await press('Down', 'Down', 'Down', 'Return')
  await page.getByText('2 selected', { exact: true }).waitFor()

  await openMenu('alt+f')
  await press('Down', 'Right')
  await untilWindowsOf(processId, 3)
  await press('Down', 'Return')
  await report.folder(one).waitFor()
  await expect.poll(() => report.storeIds()).toEqual(['3'])
})
