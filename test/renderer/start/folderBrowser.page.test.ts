import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFindings } from '../../support/browser/accessibility'
import { Refusal } from '../../support/page/fakeEngine'
import { answersOfReport } from '../../support/page/fakeReport'
import { openPage, type TestPage } from '../../support/page/openPage'

const fleet = { rows: [{ store_id: 'first' }] }
let report: TestPage

beforeAll(async () => {
  report = await openPage(fleet, {
    getOverview: () => ({ door: 'browser', dataSet: null, report: null, newData: null, recentFolders: [], historyProblem: null, userDataProblems: [] }),
    browseFolder({ path }) {
      if (path === null || path === '/srv') {
        const folders = [
          { name: 'north', path: '/srv/north', dataFiles: 3 },
          { name: 'gone', path: '/srv/gone', dataFiles: 1 },
          { name: 'years', path: '/srv/years', dataFiles: 0 },
        ]
        return { folder: '/srv', parent: null, dataFiles: 0, folders, isCut: false }
      }
      if (path !== '/srv/years') throw new Refusal('FOLDER_UNREADABLE', `The folder ${path} cannot be read.`)
      return { folder: path, parent: '/srv', dataFiles: 2, folders: [], isCut: true }
    },
  })
  await report.page.setViewportSize({ width: 1024, height: 700 })
})

afterAll(() => report.close())

test('the start page of a browser lists folders and opens one', async () => {
  const { page } = report
  const folders = page.getByRole('navigation', { name: 'Folders' })
  const rows = folders.getByRole('listitem')
  await expect.poll(() => rows.allTextContents()).toEqual(['north3 filesOpen', 'gone1 fileOpen', 'years'])
  expect(await accessibilityFindings(page)).toEqual([])
  await folders.getByRole('button', { name: 'gone', exact: true }).click()
  await folders.getByText('The folder /srv/gone cannot be read.').waitFor()
  await folders.getByRole('button', { name: 'Back' }).click()
  await folders.getByRole('button', { name: 'years', exact: true }).press('Enter')
  await folders.getByText('/srv/years').waitFor()
  // The keyboard stays in the list.
  expect(await folders.locator(':focus').textContent()).toBe('/srv/years')
  await folders.getByText('There are more folders.').waitFor()
  await folders.getByRole('button', { name: 'Up' }).click()
  await rows.first().waitFor()
  await folders.getByRole('button', { name: 'years', exact: true }).click()
  await folders.getByRole('button', { name: 'Open this folder (2 files)' }).click()
  await report.storeCell('first').waitFor()
  expect(report.engine.calls.find(({ name }) => name === 'openFolder')?.input).toMatchObject({ path: '/srv/years' })
})

test('the dialog for another folder lists folders too', async () => {
  const { page } = report
  report.engine.change({ openFolder: answersOfReport(fleet).openFolder })
  await report.button('Open folder…').click()
  const dialog = page.getByRole('dialog', { name: 'Open folder' })
  await dialog.getByRole('button', { name: 'Open north' }).click()
  await dialog.waitFor({ state: 'detached' })
  const opened = report.engine.calls.filter(({ name }) => name === 'openFolder').map(({ input }) => input)
  expect(opened.at(-1)).toMatchObject({ path: '/srv/north' })
})
