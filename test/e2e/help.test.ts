import type { Page } from 'playwright-core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { helpPageIds, helpPages } from '../../renderer/help/helpPages'
import { accessibilityFindings } from '../support/browser/accessibility'
import { launchDesktopApp } from '../support/desktop/desktopApp'
import { openBrowserDoor } from '../support/doors/doors'
import { openTestDoor } from '../support/doors/testDoor'
import { temporaryFolder } from '../support/data/temporaryFolder'
import { ReportPage } from '../support/browser/reportPage'
import { settledLayout } from '../support/browser/settledLayout'

const files = { 'polls.csv': 'store_id,timestamp_utc,status\n1,2023-01-25 12:00:00 UTC,active' }
const titles = helpPageIds.map((id) => helpPages[id].title)

function help(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Help' })
  return {
    dialog,
    text: (title: string) => dialog.getByRole('region', { name: title, exact: true }),
    item: (title: string) => dialog.getByRole('navigation').getByRole('button', { name: title, exact: true }),
  }
}

test('the menu of the desktop window opens each page of the help', async () => {
  const dataFolder = await temporaryFolder()
  const app = await launchDesktopApp(dataFolder)
  onTestFinished(() => app.close())
  await new ReportPage(app.page).button('Open folder…').waitFor()
  for (const title of titles) {
    await expect.poll(async () => (await app.menuItems('Help')).find(({ label }) => label === title)?.enabled).toBe(true)
    await app.chooseMenuItem('Help', title)
    const { text, dialog } = help(app.page)
    await text(title).getByRole('heading').first().waitFor()
    await app.page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  }
})

describe('the help in the browser', () => {
  test('opens each page from the menu, complete and accessible', async () => {
    const door = await openTestDoor(openBrowserDoor)
    onTestFinished(() => door.close())
    const { page } = door.report
    const problems: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    await door.openFolder(await door.newFolder(files))
    await expect.poll(() => door.report.storeIds()).toEqual(['1'])
    for (const title of titles) {
      await page.keyboard.press('F10')
      await page.getByRole('group', { name: 'Menu' }).getByRole('button', { name: title, exact: true }).click()
      const { text, item, dialog } = help(page)
      await text(title).waitFor()
      expect(await item(title).getAttribute('aria-current')).toBe('true')
      expect(await text(title).evaluate((element) => element === document.activeElement)).toBe(true)
      for (const width of [720, 1440]) {
        await page.setViewportSize({ width, height: 700 })
        await settledLayout(page)
        const excess = await text(title).evaluate((element) => element.scrollWidth - element.clientWidth)
        if (excess > 0) problems.push(`${title} is ${excess} pixels too wide at ${width}`)
      }
      problems.push(...(await accessibilityFindings(page, { within: 'dialog' })))
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
    }
    expect(problems).toEqual([])
  })

  test('follows links to pages and to headings, and lists the pages', async () => {
    const door = await openTestDoor(openBrowserDoor)
    onTestFinished(() => door.close())
    const { page } = door.report
    await door.openFolder(await door.newFolder(files))
    await expect.poll(() => door.report.storeIds()).toEqual(['1'])
    await page.keyboard.press('F10')
    await page.getByRole('group', { name: 'Menu' }).getByRole('button', { name: 'Server Handbook' }).click()
    const { text, item, dialog } = help(page)
    const address = page.url()

    await text('Server Handbook').getByRole('link', { name: 'Which file is which' }).click()
    const heading = text('Manual').getByRole('heading', { name: 'Which file is which' })
    await expect.poll(() => heading.evaluate((element) => element === document.activeElement)).toBe(true)
    const top = async () => ((await heading.boundingBox())?.y ?? 0) - ((await text('Manual').boundingBox())?.y ?? 0)
    expect(Math.abs(await top())).toBeLessThan(40)
    await item('Architecture').click()
    await text('Architecture').getByRole('heading', { name: 'The words of the house' }).waitFor()
    expect(await text('Architecture').evaluate((element) => element.scrollTop)).toBe(0)
    // Files of the source and other sites are named, but they are not links.
    await text('Architecture').getByText('electron/engine/engine.ts').waitFor()
    await item('What the Numbers Mean').click()
    await text('What the Numbers Mean').getByRole('heading', { name: 'Coverage' }).waitFor()
    expect(page.url()).toBe(address)
    await dialog.getByRole('button', { name: 'Close' }).click()
    await dialog.waitFor({ state: 'detached' })
  })
})
