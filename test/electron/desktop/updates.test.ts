import { existsSync } from 'node:fs'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { accessibilityFindings } from '../../support/browser/accessibility'
import { launchDesktopDouble } from '../../support/desktop/desktopDouble'
import { openUpdateFeed } from '../../support/desktop/updateFeed'
import { programFolder } from '../../support/program/programFolder'
import { temporaryFolder } from '../../support/data/temporaryFolder'
import { ReportPage } from '../../support/browser/reportPage'

const oldContent = '#!/bin/sh\necho old\n'

/** A program that writes a file beside itself when it is started. */
const newContent = '#!/bin/sh\necho started > "$(dirname "$0")/started"\n'

/** The installed version 1.0.0 as an AppImage in `folder`, which looks for updates at `address`. */
async function launchInstalled(folder: string, address: string, programArguments: readonly string[] = []) {
  const appImage = join(folder, 'Store Monitor.AppImage')
  await writeFile(appImage, oldContent)
  await chmod(appImage, 0o755)
  await writeFile(join(folder, 'app-update.yml'), 'provider: generic\nurl: https://updates.invalid\nupdaterCacheDirName: updates\n')
  vi.stubEnv('APPIMAGE', appImage)
  vi.stubEnv('XDG_CACHE_HOME', join(folder, 'cache'))
  vi.stubEnv('STORE_MONITOR_UPDATES', address)
  Object.defineProperty(process, 'resourcesPath', { value: folder, configurable: true })
  onTestFinished(() => {
    vi.unstubAllEnvs()
    Reflect.deleteProperty(process, 'resourcesPath')
  })
  const app = await launchDesktopDouble(programFolder, join(folder, 'data'), { installedVersion: '1.0.0', programArguments })
  if (programArguments.length === 0) await new ReportPage(app.page).button('Try the sample data').waitFor()
  return { app, appImage }
}

const notes = 'Faster reports\n<img src="https://elsewhere.example/x.png">'

test.runIf(process.platform === 'linux')('an update is described, with its notes as text, and stays away if the user wants that', async () => {
  const folder = await temporaryFolder()
  const feed = await openUpdateFeed({ version: '1.1.0', notes, content: newContent })
  onTestFinished(() => feed.close())
  const { app, appImage } = await launchInstalled(folder, feed.address)
  const { buttonAnswers, messages } = app.electron

  buttonAnswers.push('Later')
  await app.chooseMenuItem('Help', 'Check for Updates…')
  await expect.poll(() => messages).toHaveLength(1)
  expect(messages[0]).toBe(`Store Monitor 1.1.0 is available.\nYou have Store Monitor 1.0.0. The new version comes from ${feed.address}\n\n${notes}`)
  expect(feed.asked).toEqual(['/latest-linux.yml'])
  await app.close()
  expect(await readFile(appImage, 'utf8')).toBe(oldContent)
})

test.runIf(process.platform === 'linux')('a download with a changed byte is refused', async () => {
  const folder = await temporaryFolder()
  const servedContent = newContent.replace('started', 'stArted')
  const feed = await openUpdateFeed({ version: '1.1.0', notes, content: newContent, servedContent })
  onTestFinished(() => feed.close())
  const { app, appImage } = await launchInstalled(folder, feed.address)
  onTestFinished(() => app.close())
  app.electron.buttonAnswers.push('Download', 'OK')
  await app.chooseMenuItem('Help', 'Check for Updates…')
  await expect.poll(() => app.electron.messages).toHaveLength(2)
  expect(app.electron.messages[1]).toMatch(/^The update failed\. Store Monitor has not changed\.\nThe download was refused, .+ sha512 checksum mismatch/)
  expect(await readFile(appImage, 'utf8')).toBe(oldContent)
})

test.runIf(process.platform === 'linux')('an update is downloaded, and installed and started after a report that is running', async () => {
  const stores = Array.from({ length: 100_000 }, (_, store) => `${store},2023-01-25 12:00:00 UTC,active`)
  const polls = ['store_id,timestamp_utc,status', ...stores].join('\n')
  const folder = await temporaryFolder({ 'chain/polls.csv': polls, 'data/preferences.json': '{"reopensLastFolder":false}' })
  const feed = await openUpdateFeed({ version: '1.1.0', notes, content: newContent })
  onTestFinished(() => feed.close())
  const { app, appImage } = await launchInstalled(folder, feed.address, [join(folder, 'chain')])
  await app.page.getByRole('dialog', { name: 'Computing the report' }).waitFor()
  app.electron.buttonAnswers.push('Download', 'Install and Restart')
  await app.chooseMenuItem('Help', 'Check for Updates…')
  await app.end()
  expect(app.electron.messages.at(-1)).toBe('Store Monitor 1.1.0 is ready.\nStore Monitor closes, installs it and starts again.')
  expect(await readFile(appImage, 'utf8')).toBe(newContent)
  await expect.poll(() => existsSync(join(folder, 'started'))).toBe(true)

  const later = await launchDesktopDouble(programFolder, join(folder, 'data'))
  onTestFinished(() => later.close())
  const listed = await later.page.evaluate(`storeMonitor.call('listReports', { offset: 0, limit: 10 })`)
  expect(listed).toMatchObject({ value: { total: 1, reports: [{ status: 'complete', stores: stores.length }] } })
})

test('without an address the user hears why nothing is looked for', async () => {
  const folder = await temporaryFolder()
  const { app } = await launchInstalled(folder, '')
  onTestFinished(() => app.close())
  app.electron.buttonAnswers.push('OK')
  await app.chooseMenuItem('Help', 'Check for Updates…')
  await expect.poll(() => app.electron.messages).toHaveLength(1)
  expect(app.electron.messages).toEqual(['Store Monitor does not look for updates.\nThere is no update address. You can set one in Preferences.'])
})

test('the newest version says so, from the address in Preferences', async () => {
  const folder = await temporaryFolder()
  const feed = await openUpdateFeed({ version: '1.0.0', notes, content: newContent })
  onTestFinished(() => feed.close())
  const { app } = await launchInstalled(folder, '')
  onTestFinished(() => app.close())
  await app.page.keyboard.press('ControlOrMeta+,')
  const field = app.page.getByLabel('Update address')
  await field.fill('http://updates.example/')
  expect(await app.page.getByRole('alert').innerText()).toMatch(/begins with https:/)
  expect(await accessibilityFindings(app.page, { within: 'dialog' })).toEqual([])
  await field.fill(feed.address)
  await app.page.getByRole('alert').waitFor({ state: 'detached' })
  expect(feed.asked).toEqual([])
  await app.page.getByRole('button', { name: 'Close' }).click()

  app.electron.buttonAnswers.push('OK')
  await app.chooseMenuItem('Help', 'Check for Updates…')
  await expect.poll(() => app.electron.messages).toEqual(['You have the newest version.\nThis is Store Monitor 1.0.0.'])
})
