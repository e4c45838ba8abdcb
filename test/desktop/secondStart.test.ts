import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/data/temporaryFolder'
import { startDesktop, startElectron } from '../support/desktop/realDesktop'
import { isActive, minimizeWindow } from '../support/desktop/xdotool'

test('a second start ends at once, and brings the minimised window of the first to the front', async () => {
  const dataFolder = await temporaryFolder()
  const { report, window } = await startDesktop(dataFolder)
  await report.button('Open folder…').waitFor()
  await minimizeWindow(window)
  await expect.poll(() => isActive(window)).toBe(false)

  expect(await startElectron(dataFolder).ended).toBe(0)
  await expect.poll(() => isActive(window)).toBe(true)
})
