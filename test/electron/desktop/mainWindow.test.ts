import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Engine } from '../../../electron/engine/engine'
import { launchDesktopDouble, startDesktopDouble } from '../../support/desktop/desktopDouble'
import { programFolder } from '../../support/program/programFolder'
import { withFolder } from '../../support/data/folder'
import { ReportPage } from '../../support/browser/reportPage'

test('a first load that another load took the place of is not a failed start', () =>
  withFolder({}, async (dataFolder) => {
    const app = await launchDesktopDouble(programFolder, dataFolder, { loadFailure: 'ERR_ABORTED' })
    await new ReportPage(app.page).button('Try the sample data').waitFor()
    expect(app.electron.windows).toHaveLength(1)
    await app.close()
  }))

test('a quit while the window is being opened leaves neither window nor history', () =>
  withFolder({}, async (dataFolder) => {
    const app = await startDesktopDouble(programFolder, dataFolder)
    await expect.poll(() => app.electron.windows.length, { interval: 1 }).toBe(1)
    await app.electron.quit()
    await app.end()
    expect(existsSync(join(dataFolder, 'reports.duckdb'))).toBe(false)
    expect(app.electron.windows).toEqual([])
  }))

test('a quit while the history is being opened waits for it', () =>
  withFolder({}, async (dataFolder) => {
    const app = await launchDesktopDouble(programFolder, dataFolder)
    await expect.poll(() => existsSync(join(dataFolder, 'reports.duckdb')), { interval: 1 }).toBe(true)
    await app.close()
    // DuckDB has written its log into the file.
    expect(existsSync(join(dataFolder, 'reports.duckdb.wal'))).toBe(false)
    const history = await Engine.open({ historyPath: join(dataFolder, 'reports.duckdb') })
    await history.close()
  }))

test('signals that come several times close the window as its user would, so that the last changes are kept', () =>
  withFolder({}, async (dataFolder) => {
    const app = await launchDesktopDouble(programFolder, dataFolder)
    const report = new ReportPage(app.page)
    await report.button('Try the sample data').click()
    await expect.poll(async () => (await report.storeIds())[0]).toBe('1414213562373095048')
    await app.page.getByRole('searchbox').fill('1618')
    app.sendSignal('SIGINT')
    app.sendSignal('SIGINT')
    await app.end()
    const preferences = await readFile(join(dataFolder, 'preferences.json'), 'utf8')
    expect(JSON.parse(preferences)).toMatchObject({ lastView: { state: { rows: { search: '1618' } } } })
  }))

test.for(['second-instance', 'activate'] as const)('a second start (%s) brings a minimised window back', (event) =>
  withFolder({}, async (dataFolder) => {
    const app = await launchDesktopDouble(programFolder, dataFolder)
    const [window] = app.electron.windows
    window?.minimize()
    expect(window?.isFocused).toBe(false)
    app.electron.startAgain(event)
    expect(window?.isFocused).toBe(true)
    expect(app.electron.windows).toHaveLength(1)
    await app.close()
  }))

test('a page whose process has ended comes back with what was open, and later only if the user wants it', () =>
  withFolder({}, async (dataFolder) => {
    const app = await launchDesktopDouble(programFolder, dataFolder)
    const report = new ReportPage(app.page)
    await report.button('Try the sample data').click()
    await expect.poll(async () => (await report.storeIds())[0]).toBe('1414213562373095048')

    const [window] = app.electron.windows
    await window?.losePage()
    await expect.poll(async () => (await report.storeIds())[0]).toBe('1414213562373095048')
    app.electron.buttonAnswers.push('Reload')
    await window?.losePage()
    await expect.poll(async () => (await report.storeIds())[0]).toBe('1414213562373095048')
    app.electron.buttonAnswers.push('Close')
    await window?.losePage()
    expect(app.electron.windows).toEqual([])
    await app.close()
  }))

test('a window whose screen is unplugged, now or before the start, comes to one that is there', () =>
  withFolder({}, async (dataFolder) => {
    const onMonitor = { x: 2000, y: 100, width: 1800, height: 1000 }
    const app = await launchDesktopDouble(programFolder, dataFolder, { keptBounds: onMonitor })
    const [window] = app.electron.windows
    expect(window?.bounds).toEqual(onMonitor)
    app.electron.unplugMonitor()
    const onLaptop = { x: 0, y: 0, width: 1600, height: 960 }
    expect(window?.bounds).toEqual(onLaptop)
    await app.close()

    const later = await launchDesktopDouble(programFolder, dataFolder, { keptBounds: { ...onMonitor, x: 9000 } })
    expect(later.electron.windows[0]?.bounds).toEqual(onLaptop)
    await later.close()
  }))

test.runIf(process.platform === 'linux')('numbers and dates on the page are those of the system, whatever the language of the browser is', () =>
  withFolder({}, async (dataFolder) => {
    const app = await launchDesktopDouble(programFolder, dataFolder, { systemLocale: 'es_ES.UTF-8' })
    const report = new ReportPage(app.page)
    await report.button('Try the sample data').click()
    const downtime = app.page.locator('.ag-row [col-id="downtime_last_week"]').first()
    await expect.poll(() => downtime.innerText()).toMatch(/^\d+,\d\d$/)
    await app.close()
  }))

test('the title bar and the dialogs are as dark as the page, from the start', () =>
  withFolder({ 'preferences.json': '{"theme":"dark"}' }, async (dataFolder) => {
    const app = await launchDesktopDouble(programFolder, dataFolder)
    await new ReportPage(app.page).button('Try the sample data').waitFor()
    expect(app.electron.theme()).toBe('dark')
    await app.page.keyboard.press('ControlOrMeta+,')
    for (const [name, theme] of [['Light', 'light'], ['Use system setting', 'system']] as const) {
      await app.page.getByRole('radio', { name }).check()
      await expect.poll(() => app.electron.theme()).toBe(theme)
    }
    await app.close()
  }))
