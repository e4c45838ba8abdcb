import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/data/temporaryFolder'
import { startDesktop } from '../support/desktop/realDesktop'
import { press, untilMessageBox } from '../support/desktop/xdotool'

test('a page that has been killed comes back with what was open, the second time only if the user wants it', async () => {
  const desktop = await startDesktop(await temporaryFolder())
  await desktop.report.button('Try the sample data').click()
  async function isShown(): Promise<void> {
    await expect.poll(async () => (await desktop.report.storeIds())[0]).toBe('1414213562373095048')
  }
  await isShown()

  await desktop.losePage()
  await desktop.reconnect()
  await isShown()

  await desktop.losePage()
  await untilMessageBox()
  await press('Return')
  await desktop.reconnect()
  await isShown()

  await desktop.losePage()
  await untilMessageBox()
  await press('Escape')
  expect(await desktop.ended).toBe(0)
})
