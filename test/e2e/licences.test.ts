import { expect, onTestFinished, test } from 'vitest'
import { accessibilityFindings } from '../support/browser/accessibility'
import { ReportPage } from '../support/browser/reportPage'
import { temporaryFolder } from '../support/data/temporaryFolder'
import { launchDesktopApp } from '../support/desktop/desktopApp'
import { openBrowserDoor } from '../support/doors/doors'
import { openTestDoor } from '../support/doors/testDoor'

test('the Help menu of the window shows the licences of others', async () => {
  const dataFolder = await temporaryFolder()
  const app = await launchDesktopApp(dataFolder)
  onTestFinished(() => app.close())
  await new ReportPage(app.page).button('Open folder…').waitFor()
  await app.chooseMenuItem('Help', 'Third-Party Licences')
  const packages = app.page.getByRole('dialog', { name: 'Third-Party Licences' }).getByRole('listitem')
  await expect.poll(() => packages.filter({ hasText: /^luxon \d[\d.]* MIT/ }).count()).toBe(1)
})

test('in the browser, a licence opens with its text', async () => {
  const door = await openTestDoor(openBrowserDoor)
  onTestFinished(() => door.close())
  const { page } = door.report
  await door.openFolder(await door.newFolder({ 'polls.csv': 'store_id,timestamp_utc,status\n1,2023-01-25 12:00:00 UTC,active' }))
  await expect.poll(() => door.report.storeIds()).toEqual(['1'])
  await page.keyboard.press('F10')
  await page.getByRole('group', { name: 'Menu' }).getByRole('button', { name: 'Third-Party Licences', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Third-Party Licences' })
  await dialog.getByText(/^@duckdb\/node-api \d/).click()
  await dialog.getByText('Stichting DuckDB Foundation').first().waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
})
