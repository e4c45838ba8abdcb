import { readXlsx } from 'hucre/xlsx'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Download } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { outageColumns } from '../../shared/export/exportedColumns'
import { connectChromium } from '../support/browser/connectChromium'
import { mainlyDesktop, openTestDoor, type TestDoor } from '../support/doors/testDoor'

/**
 * The report time is Tuesday 24 January, 12:00 UTC, 06:00 in Chicago. All stores are in Chicago and always open.
 * - 0042 was up until 11:30, half-way between its polls, and then down: 0.5 h.
 * - 1002 was down at its only poll: for all 168 h.
 * - 1003 was up.
 */
const polls = `
  store_id,timestamp_utc,status
  0042,2023-01-24 11:00:00 UTC,active
  0042,2023-01-24 12:00:00 UTC,inactive
  1002,2023-01-24 10:00:00 UTC,inactive
  1003,2023-01-24 10:00:00 UTC,active`
const outageHeader = outageColumns.join()
const outages = {
  '0042':
    '0042,2023-01-24T11:30:00.000000Z,2023-01-24T12:00:00.000000Z,' +
    '2023-01-24T05:30:00.000000-06:00,2023-01-24T06:00:00.000000-06:00,America/Chicago,0.500000,true,' +
    '2023-01-24T11:30:00.000000Z,2023-01-24T12:00:00.000000Z,2023-01-24T05:30:00.000000-06:00,2023-01-24T06:00:00.000000-06:00,' +
    'between_polls,still_down,2023-01-24T11:00:00.000000Z,2023-01-24T12:00:00.000000Z,2023-01-24T12:00:00.000000Z,',
  '1002':
    '1002,2023-01-17T12:00:00.000000Z,2023-01-24T12:00:00.000000Z,' +
    '2023-01-17T06:00:00.000000-06:00,2023-01-24T06:00:00.000000-06:00,America/Chicago,168.000000,true,' +
    '2023-01-17T12:00:00.000000Z,2023-01-24T12:00:00.000000Z,2023-01-17T06:00:00.000000-06:00,2023-01-24T06:00:00.000000-06:00,' +
    'report_start,still_down,,2023-01-24T10:00:00.000000Z,2023-01-24T10:00:00.000000Z,',
}

function isSummary(download: Download): boolean {
  return download.suggestedFilename().endsWith('Z.summary.txt')
}

describe.for(mainlyDesktop)('exports in the $name', ({ openDoor, isDesktop }) => {
  let door: TestDoor
  let outFolder: string
  let files = 0

  beforeAll(async () => {
    door = await openTestDoor(openDoor)
    outFolder = join(door.workFolder, 'out')
    await mkdir(outFolder)
    await door.openFolder(await door.newFolder({ 'polls.csv': polls }))
    await door.report.storeCell('1003').waitFor()
    await door.report.sortById()
  })

  afterAll(() => door.close())

  async function select(...storeIds: readonly string[]): Promise<void> {
    const clear = door.report.button('Clear selection')
    if (await clear.isVisible()) await clear.click()
    for (const storeId of storeIds) {
      await door.report.storeCell(storeId).click({ modifiers: ['Control'] })
    }
    if (storeIds.length > 0) await door.report.page.getByText(`${storeIds.length} selected`).waitFor()
  }

  /** Exports to a new file each time, because the page shows the name of the last file until the next export. */
  async function exported(...choices: readonly string[]): Promise<Buffer> {
    files += 1
    const path = join(outFolder, `file ${files}.out`)
    await door.report.prepareExport(...choices)
    await door.export(path)
    return readFile(path)
  }

  test('outages of all stores or of the selected stores are exported', async () => {
    await select()
    const all = await exported('Outages as CSV', 'All stores')
    expect(all.toString()).toBe([outageHeader, outages['0042'], outages['1002'], ''].join('\n'))
    await select('1003', '0042')
    const some = await exported('Outages as CSV', 'Selected stores (2)')
    expect(some.toString()).toBe([outageHeader, outages['0042'], ''].join('\n'))
  })

  test('selected rows are exported for Excel', async () => {
    await select('0042', '1003')
    const text = (await exported('Report as CSV', 'Selected stores (2)', 'The seven standard columns', 'For Excel')).toString()
    expect(text).toBe(
      '\uFEFFstore_id,uptime_last_hour,uptime_last_day,uptime_last_week,downtime_last_hour,downtime_last_day,downtime_last_week\r\n' +
        '"=""0042""",30.00,23.50,167.50,30.00,0.50,0.50\r\n' +
        '"=""1003""",60.00,24.00,168.00,0.00,0.00,0.00\r\n',
    )
  })

  test('a workbook is offered first, and keeps ids as text', async () => {
    await select('0042', '1003')
    const { sheets } = await readXlsx(await exported('Selected stores (2)', 'The seven standard columns'))
    expect(sheets.map(({ name }) => name)).toEqual(['Summary', 'Stores', 'Outages', 'Data issues'])
    expect(sheets[1]?.rows).toEqual([
      ['Store', 'Uptime, last hour (min)', 'Uptime, last day (h)', 'Uptime, last week (h)', 'Downtime, last hour (min)', 'Downtime, last day (h)', 'Downtime, last week (h)'],
      ['0042', 30, 23.5, 167.5, 30, 0.5, 0.5],
      ['1003', 60, 24, 168, 0, 0, 0],
    ])
    expect(sheets[2]?.rows.map(([storeId]) => storeId)).toEqual(['Store', '0042'])
  })

  test('the report is exported as a web page', async () => {
    await select()
    const page = (await exported('Report as a web page', 'All stores')).toString()
    expect(page).toMatch(/^<!doctype html>[^]*<\/html>\n$/)
    // Two hours near polls were seen of each store: 6 of 504 open hours, which is too little for a verdict.
    expect(page).toContain('0 of 3 stores · 1 % of open time seen')
    expect(page).toContain('Too little was seen to judge these stores together')
    expect(page).toContain('<bdi>0042</bdi>')

    const browser = await connectChromium()
    const reader = await browser.newPage()
    await reader.setContent(page)
    // On a phone, a wide table scrolls and shows that it continues.
    for (const [width, isWider] of [[390, true], [1000, false]] as const) {
      await reader.setViewportSize({ width, height: 800 })
      const parts = await reader.locator('figure, .wide').evaluateAll((elements) =>
        elements.map((element) => ({
          isWider: element.scrollWidth > element.clientWidth,
          says: getComputedStyle(element, '::before').content.includes('Scroll sideways'),
        })),
      )
      expect(parts).toEqual(Array.from({ length: 4 }, () => ({ isWider, says: isWider })))
      expect(await reader.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
    }
    await browser.close()
  })

  test.skipIf(isDesktop)('a browser does not offer PDF, which only Electron can make', async () => {
    await door.report.prepareExport('Report as a web page')
    expect(await door.report.page.getByLabel('Report as PDF').count()).toBe(0)
    await door.report.button('Cancel').click()
  })

  test.runIf(isDesktop)('the report is exported as PDF and shown in its folder', async () => {
    await select()
    const pdf = await exported('Report as PDF', 'All stores')
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    // The document is tagged, and its pages are A4 in points.
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45]\.\d+ 84[12]\.\d+\]/)
    expect(pdf.toString('latin1')).toContain('/StructTreeRoot')
    expect(pdf.byteLength).toBeGreaterThan(10_000)
    await door.report.button('Show in folder').click()
    await expect.poll(() => door.shownFiles?.()).toEqual([join(outFolder, `file ${files}.out`)])
    expect((await readdir(outFolder)).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  test('a summary is written next to the file', async () => {
    await select('1002')
    await door.report.prepareExport('Report as CSV', 'Selected stores (1)', 'Add a summary file')
    const download = isDesktop ? null : door.report.page.waitForEvent('download', isSummary)
    await door.export(join(outFolder, 'some.csv'))
    await (await download)?.saveAs(join(outFolder, 'some.summary.txt'))
    const summary = await readFile(join(outFolder, 'some.summary.txt'), 'utf8')
    expect(summary).toContain('As of         2023-01-24 12:00:00 UTC\n')
    expect(summary).toContain('Stores        1 of 3 stores (your selection)\n')
    expect(summary).toContain('Skipped rows  0 of 4 rows were skipped\n')
  })

  test('Ctrl+C copies the selected rows with the columns and in the order on screen', async () => {
    const { page } = door.report
    await page.context().grantPermissions(['clipboard-read'])
    await door.report.clickHeader('downtime_last_week', 'ascending')
    await door.report.clickHeader('downtime_last_week', 'descending')
    await select('0042', '1002')
    await page.keyboard.press('Control+c')
    await page.getByText(/^Copied 2 stores with \d+ columns\.$/).waitFor()
    const text = await page.evaluate(() => navigator.clipboard.readText())
    const [headings, ...rows] = text.trimEnd().split('\n').map((line) => line.split('\t').slice(0, 8))
    expect(headings).toEqual([
      'Store',
      'Uptime %, last week',
      'Coverage, last week (0–1)',
      'Downtime, last week (h)',
      'State',
      'Last poll (min)',
      'Uptime, last hour (min)',
      'Uptime, last day (h)',
    ])
    // Two of 168 hours are near a poll of either store.
    expect(rows).toEqual([
      ['1002', '0.00', '0.0119', '168.00', 'down', '120.00', '0.00', '0.00'],
      ['0042', '99.70', '0.0119', '0.50', 'down', '0.00', '30.00', '23.50'],
    ])
  })
})
