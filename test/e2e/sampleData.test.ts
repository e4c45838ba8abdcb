import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { launchDesktopApp } from '../support/desktop/desktopApp'
import { programFolder } from '../support/program/programFolder'
import { withFolder } from '../support/data/folder'
import { ReportPage } from '../support/browser/reportPage'
import { settledLayout } from '../support/browser/settledLayout'

/** The pictures of the README are tracked files, so they change only when asked for. */
async function takePicture(page: Page, name: string): Promise<void> {
  if (process.env['UPDATE_PICTURES'] !== '1') return
  await settledLayout(page)
  await page.screenshot({ path: join(programFolder, 'resources', 'pictures', `${name}.png`) })
}

test('the sample data and the menu work without a violation of the security policy', () =>
  withFolder({}, async (dataFolder) => {
    const app = await launchDesktopApp(dataFolder)
    const { page } = app
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => complaints.push(message.text()))
    await page.reload()
    const report = new ReportPage(page)
    await report.button('Try the sample data').waitFor()
    await takePicture(page, 'start')

    await report.button('Try the sample data').click()
    await page.getByRole('list', { name: 'About this report' }).getByText('60 stores').waitFor()
    await expect.poll(async () => (await report.storeIds())[0]).toBe('1414213562373095048')
    // The pointer lies on a heading, which shows a tooltip after a while.
    await page.mouse.move(0, 0)
    await takePicture(page, 'report-light')
    await page.emulateMedia({ colorScheme: 'dark' })
    await takePicture(page, 'report-dark')
    await page.emulateMedia({ colorScheme: 'light' })

    await page.getByRole('tab', { name: 'Fleet' }).click()
    await page.getByRole('gridcell', { name: /^Sunday 23:00/ }).waitFor()
    await takePicture(page, 'fleet-light')
    await page.emulateMedia({ colorScheme: 'dark' })
    await takePicture(page, 'fleet-dark')
    await page.emulateMedia({ colorScheme: 'light' })
    await page.getByRole('tab', { name: 'Stores' }).click()

    await page.locator('.ag-row[row-index="4"] [col-id="store_id"]').dblclick()
    await page.getByRole('heading', { name: 'Report figures' }).waitFor()
    await takePicture(page, 'store-light')
    await page.emulateMedia({ colorScheme: 'dark' })
    await takePicture(page, 'store-dark')
    await page.emulateMedia({ colorScheme: 'light' })
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { name: 'Report figures' }).waitFor({ state: 'hidden' })

    await app.chooseMenuItem('Edit', 'Find')
    await expect.poll(() => page.getByRole('searchbox').evaluate((box) => box === document.activeElement)).toBe(true)
    await app.chooseMenuItem('File', 'Export…')
    await page.getByRole('dialog', { name: 'Export' }).waitFor()
    await takePicture(page, 'export')
    expect(complaints).toEqual([])
    await app.close()
  }))
