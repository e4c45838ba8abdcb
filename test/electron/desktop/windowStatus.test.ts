import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { launchDesktopDouble } from '../../support/desktop/desktopDouble'
import { programFolder } from '../../support/program/programFolder'
import { temporaryFolder } from '../../support/data/temporaryFolder'
import { ReportPage } from '../../support/browser/reportPage'

/** Stores 1 and 2 are down at the newest poll, store 3 is up. */
const files = {
  'chain/polls.csv': `
    store_id,timestamp_utc,status
    1,2023-01-25 12:00:00 UTC,inactive
    2,2023-01-25 12:00:00 UTC,inactive
    3,2023-01-25 12:00:00 UTC,active`,
}

test('the icons show progress and stores that are down, and the title says so', async () => {
  const folder = await temporaryFolder(files)
  const app = await launchDesktopDouble(programFolder, join(folder, 'data'), { programArguments: [join(folder, 'chain')] })
  onTestFinished(() => app.close())
  const { electron, page } = app
  await expect.poll(() => page.title()).toBe('2 down now – chain – Store Monitor')
  await expect.poll(() => electron.badgeCount()).toBe(2)
  await expect.poll(() => electron.progressBars.at(-1)).toBe(-1)
  const shown = electron.progressBars.filter((progress) => progress >= 0 && progress <= 1)
  expect(shown.length).toBeGreaterThan(1)
  expect(shown).toEqual(shown.toSorted((one, other) => one - other))

  const report = new ReportPage(page)
  await report.search('3')
  await expect.poll(() => report.storeIds()).toEqual(['3'])
  expect(await page.title()).toBe('2 down now – chain – Store Monitor')
})

test('an icon in the notification area is there only while the user wants it', async () => {
  const folder = await temporaryFolder(files)
  const app = await launchDesktopDouble(programFolder, join(folder, 'data'), { programArguments: [join(folder, 'chain')] })
  onTestFinished(() => app.close())
  const { electron, page } = app
  await expect.poll(() => electron.badgeCount()).toBe(2)
  expect(electron.trays).toEqual([])

  const wish = page.getByRole('checkbox', { name: 'Show an icon in the notification area' })
  await page.keyboard.press('ControlOrMeta+,')
  await wish.check()
  await expect.poll(() => electron.trays.map(({ toolTip }) => toolTip)).toEqual(['2 down now – chain – Store Monitor'])
  expect(electron.trays[0]?.menu.items[0]?.label).toBe('2 down now – chain – Store Monitor')

  const [window] = electron.windows
  window?.minimize()
  electron.trays[0]?.menu.at(['Show Window']).click()
  expect(window?.isFocused).toBe(true)
  await wish.uncheck()
  await expect.poll(() => electron.trays).toEqual([])
})
