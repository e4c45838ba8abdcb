import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/data/temporaryFolder'
import { startDesktop } from '../support/desktop/realDesktop'
import { closeWindow, resizeWindow } from '../support/desktop/xdotool'

const files = { 'polls.csv': 'store_id,timestamp_utc,status\n1,2023-01-25 12:00:00 UTC,active\n2,2023-01-25 12:00:00 UTC,active' }

/** A data folder whose user has opened a folder before, so that every start opens it again. */
async function dataFolderWithRecent(): Promise<string> {
  const folder = await temporaryFolder(files)
  return temporaryFolder({ 'recent-folders.json': JSON.stringify([folder]) })
}

test('the next start shows the folder and the view of a window that was closed', async () => {
  const dataFolder = await dataFolderWithRecent()
  const first = await startDesktop(dataFolder)
  await expect.poll(() => first.report.storeIds()).toEqual(['1', '2'])
  await first.report.search('2')
  await closeWindow(first.window)
  expect(await first.ended).toBe(0)

  const second = await startDesktop(dataFolder)
  await expect.poll(() => second.report.storeIds()).toEqual(['2'])
})

test('reports outlive a program that was killed', async () => {
  const dataFolder = await dataFolderWithRecent()
  const first = await startDesktop(dataFolder)
  await expect.poll(() => first.report.storeIds()).toEqual(['1', '2'])
  first.sendSignal('SIGKILL')
  expect(await first.ended).toBe('SIGKILL')

  const second = await startDesktop(dataFolder)
  await expect.poll(() => second.report.storeIds()).toEqual(['1', '2'])
  const reports = second.page.evaluate(`storeMonitor.call('listReports', { offset: 0, limit: 10 })`)
  expect(await reports).toMatchObject({ ok: true, value: { total: 2 } })
})

test('the window opens with the width that it had, in an Electron that keeps it', async () => {
  const dataFolder = await temporaryFolder()
  const first = await startDesktop(dataFolder)
  await resizeWindow(first.window, 1200, 700)
  await expect.poll(() => first.page.evaluate('innerWidth')).toBe(1200)
  await closeWindow(first.window)
  expect(await first.ended).toBe(0)

  const second = await startDesktop(dataFolder)
  const [, major] = /Electron\/(\d+)/.exec(String(await second.page.evaluate('navigator.userAgent'))) ?? []
  // An older Electron ignores `windowStatePersistence`, and opens the window all the same.
  expect(await second.page.evaluate('innerWidth')).toBe(Number(major) >= 45 ? 1200 : 1440)
})
