import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { nameKey } from '../../shared/folder/attributes'
import { defaultColumns } from '../../renderer/grid/defaultLayout'
import { accessibilityFindings, colourRules } from '../support/browser/accessibility'
import { openBrowserDoor } from '../support/doors/doors'
import { withFolder } from '../support/data/folder'
import { programFolder } from '../support/program/programFolder'
import type { ReportPage } from '../support/browser/reportPage'
import { settledLayout } from '../support/browser/settledLayout'
import { isThorough } from '../support/thorough'

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
] as const
const colours = ['light', 'dark'] as const

interface View {
  readonly name: string
  /** Opens the view from the report, with nothing open over it. */
  readonly open: (report: ReportPage) => Promise<unknown>
  readonly close?: (report: ReportPage) => Promise<unknown>
}

function byKey(name: string, key: string, dialogName: string | RegExp): View {
  return {
    name,
    async open({ page }) {
      await page.keyboard.press(key)
      await page.getByRole('dialog', { name: dialogName }).or(page.getByRole('group', { name: dialogName })).waitFor()
    },
  }
}

const escape = ({ page }: ReportPage) => page.keyboard.press('Escape')

const views: readonly View[] = [
  { name: 'report', open: ({ page }) => page.getByRole('gridcell', { name: '1414213562373095048' }).waitFor() },
  {
    name: 'store',
    open: async ({ page }) => {
      await page.locator('.ag-row[row-index="2"] [col-id="store_id"]').dblclick()
      await page.getByRole('heading', { name: 'Report figures' }).waitFor()
    },
  },
  {
    name: 'fleet',
    open: async ({ page }) => {
      await page.getByRole('tab', { name: 'Fleet' }).click()
      await page.getByRole('listbox', { name: 'Stores by uptime %' }).waitFor()
    },
    close: ({ page }) => page.getByRole('tab', { name: 'Stores' }).click(),
  },
  byKey('settings', 'ControlOrMeta+Shift+S', 'Report settings'),
  byKey('exceptions', 'ControlOrMeta+Shift+X', 'Closures and special hours'),
  {
    name: 'exception',
    open: async ({ page }) => {
      await page.keyboard.press('ControlOrMeta+Shift+X')
      await page.getByRole('dialog').getByRole('button', { name: 'Add…' }).click()
      await page.getByRole('radio', { name: /^Closed from one time/ }).check()
    },
  },
  byKey('export', 'ControlOrMeta+E', /^Export/),
  {
    name: 'history',
    open: async ({ page }) => {
      await page.keyboard.press('ControlOrMeta+Shift+H')
      await page.getByRole('dialog', { name: 'History' }).getByText('On screen').waitFor()
    },
  },
  byKey('files', 'ControlOrMeta+Shift+F', /files/i),
  {
    name: 'mapping',
    open: async (report) => {
      await report.page.keyboard.press('ControlOrMeta+Shift+F')
      await report.button('Match files and columns…').click()
      await report.page.getByRole('dialog', { name: 'Match files and columns' }).waitFor()
    },
  },
  {
    name: 'issues',
    open: async ({ page }) => {
      await page.keyboard.press('ControlOrMeta+Shift+E')
      await page.getByRole('dialog', { name: 'Data issues' }).getByRole('cell').first().waitFor()
    },
  },
  {
    name: 'explanation',
    open: async (report) => {
      await report.button('How this is computed').click()
      await report.page.getByRole('dialog').waitFor()
    },
  },
  byKey('columns', 'ControlOrMeta+K', 'Columns shown'),
  byKey('groupBy', 'ControlOrMeta+B', 'Group by'),
  byKey('storeLists', 'ControlOrMeta+Shift+M', 'My stores'),
  {
    name: 'groups',
    open: async ({ page }) => {
      await page.keyboard.press('ControlOrMeta+B')
      await page.getByRole('group', { name: 'Group by' }).getByRole('button', { name: 'Region' }).click()
      await page.locator('.groupRow .storeCell').first().click()
      await page.locator('.ag-row:not(.groupRow) .storeLink').first().waitFor()
    },
    close: async ({ page }) => {
      await page.keyboard.press('ControlOrMeta+B')
      await page.getByRole('group', { name: 'Group by' }).getByRole('button', { name: 'None' }).click()
      await page.locator('.groupRow').first().waitFor({ state: 'detached' })
    },
  },
  byKey('views', 'ControlOrMeta+J', 'Views'),
  byKey('goal', 'ControlOrMeta+G', /goal|target/i),
  byKey('menu', 'F10', 'Menu'),
  byKey('preferences', 'ControlOrMeta+,', 'Preferences'),
  byKey('shortcuts', 'F1', 'Keyboard shortcuts'),
  {
    name: 'help',
    open: async ({ page }) => {
      await page.keyboard.press('F10')
      await page.getByRole('group', { name: 'Menu' }).getByRole('button', { name: 'Manual' }).click()
      await page.getByRole('dialog', { name: 'Help' }).waitFor()
    },
  },
]

const updatesPictures = process.env['UPDATE_PICTURES'] === '1'

/** The pictures are tracked files, so they change only when asked for. */
async function takePicture(page: Page, name: string): Promise<void> {
  if (!updatesPictures) return
  const folder = join(programFolder, 'resources', 'pictures', 'views')
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 40 })
}

/** The texts of controls and headings outside the window, and of tile labels that are cut off. */
async function cutOff(page: Page): Promise<readonly string[]> {
  return page.locator('button:visible, h1:visible, h2:visible, .tileLabel:visible').evaluateAll((elements) =>
    elements
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect()
        const isCut = element.classList.contains('tileLabel') && element.scrollWidth > element.clientWidth
        return isCut || left < 0 || right > window.innerWidth
      })
      .map((element) => element.textContent ?? ''),
  )
}

/** The columns of the grid whose headings are wholly visible, and those that are cut at the edge of the grid. */
async function columnsInSight(page: Page): Promise<{ readonly whole: readonly string[]; readonly cut: readonly string[] }> {
  return page.locator('.ag-header-cell').evaluateAll((headings) => {
    const grid = document.querySelector('.reportGrid')?.getBoundingClientRect()
    if (grid === undefined) throw new Error('There is no grid')
    const boxes = headings.map((heading) => {
      const { left, right } = heading.getBoundingClientRect()
      return { key: heading.getAttribute('col-id') ?? '', left, right }
    })
    const seen = boxes.toSorted((one, other) => one.left - other.left).filter(({ left }) => left < grid.right - 20)
    // The scroll bar covers the last pixels.
    const isWhole = ({ right }: { readonly right: number }): boolean => right <= grid.right - 16
    return {
      whole: seen.filter(isWhole).map(({ key }) => key),
      cut: seen.filter((box) => !isWhole(box)).map(({ key }) => key),
    }
  })
}

/** The dialog or panel over the report. The report behind it is a view too, so only thorough runs check it again. */
async function partInFront(page: Page): Promise<string | undefined> {
  const part = 'dialog, .popoverPanel'
  return isThorough || (await page.locator(part).count()) === 0 ? undefined : part
}

test('the grid has the same columns in every size and beside an open store, and scrolls beside the stores', () =>
  withFolder({}, async (dataFolder) => {
    const door = await openBrowserDoor(dataFolder)
    const { page } = door.report
    await door.report.button('Try the sample data').click()
    await page.locator('.storeLink').first().waitFor()
    const columns = defaultColumns('standard', [{ key: nameKey, label: 'name' }])

    /** Waits until the grid shows the first columns, at least so many of them whole, and the last one after it has scrolled. */
    async function expectColumns(least: number): Promise<void> {
      const viewport = page.locator('.reportGrid .ag-grid-viewport')
      await expect
        .poll(async () => {
          await viewport.evaluate((element) => element.scrollTo({ left: 0 }))
          const { whole, cut } = await columnsInSight(page)
          return whole.length >= least && isDeepStrictEqual([...whole, ...cut], columns.slice(0, whole.length + cut.length))
        })
        .toBe(true)
      // The grid may still be at work on the new size, which takes it back to the first columns.
      await expect
        .poll(async () => {
          await viewport.evaluate((element) => element.scrollTo({ left: element.scrollWidth }))
          return (await columnsInSight(page)).whole
        })
        .toEqual(expect.arrayContaining(['store_id', columns.at(-1)]))
    }

    // Up to the last poll, and the uptime of the last day.
    const wanted = { 1440: 8, 1024: 6 }
    for (const size of [...sizes, ...sizes.toReversed()]) {
      await page.setViewportSize(size)
      await expectColumns(wanted[size.width])
    }
    await door.report.button('Details').click()
    // Up to the downtime.
    await expectColumns(4)
    await door.report.button('Details').click()
    await expectColumns(wanted[1440])
    await door.close()
  }))

/** The schemes in which one page shows each view. Thorough runs and pictures have a page for each. */
const schemesOfPages = isThorough || updatesPictures ? colours.map((colour) => [colour]) : [colours]

test.for(schemesOfPages.map((schemes) => ({ schemes })))('every view is complete and accessible in $schemes', ({ schemes }) =>
  withFolder({}, async (dataFolder) => {
    const door = await openBrowserDoor(dataFolder)
    const { report } = door
    const { page } = report
    const problems: string[] = []
    // Each view opens in the size in which the view before was seen last, because changes of size take the most time.
    let seenSizes: readonly (typeof sizes)[number][] = sizes

    async function lookAtPlaces(name: string, colour: string): Promise<void> {
      for (const size of seenSizes) {
        await page.setViewportSize(size)
        await settledLayout(page)
        await takePicture(page, `${name}-${colour}-${size.width}`)
        for (const text of await cutOff(page)) problems.push(`${name} at ${size.width}: “${text}” is cut off`)
      }
      seenSizes = seenSizes.toReversed()
    }

    async function look(name: string): Promise<void> {
      for (const [index, colour] of schemes.entries()) {
        await page.emulateMedia({ colorScheme: colour, reducedMotion: 'reduce' })
        // The place of everything is the same in both schemes, and so is the structure.
        if (index === 0) await lookAtPlaces(name, colour)
        const scope = { rules: colour === 'light' ? undefined : colourRules, within: await partInFront(page) }
        for (const finding of await accessibilityFindings(page, scope)) problems.push(`${name}, ${colour}: ${finding}`)
      }
    }

    await report.button('Try the sample data').waitFor()
    await look('start')
    await report.button('Try the sample data').click()
    // The pointer would lie on a heading of the table, which shows a tooltip after a while.
    await page.mouse.move(0, 0)
    for (const { name, open, close = escape } of views) {
      await open(report)
      await look(name)
      await close(report)
    }
    await door.close()
    expect(problems).toEqual([])
  }),
)
