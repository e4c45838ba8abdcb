import type { Locator } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ParsedInput } from '../../../shared/operations/contract'
import type { StoreTimeline } from '../../../shared/report/timeline'
import { answersOfReport } from '../../support/page/fakeReport'
import { openPage, type TestPage } from '../../support/page/openPage'

// More rows than the grid loads at once. The first 400 are up all week, the others are down. Little is seen of the first.
const rows = Array.from({ length: 450 }, (_, index) => ({
  store_id: String(1001 + index),
  uptime_percent_last_week: index < 400 ? 100 : 0,
  downtime_last_week: index < 400 ? 0 : 168,
  open_last_week: 168,
  ...(index === 0 && { verdict_last_week: 'too_little_seen' as const }),
}))
const asOf = '2023-01-24T12:00:00.000000Z'
const weekMs = 7 * 24 * 60 * 60 * 1000
// Polls from twelve days before the report time until one day after it: a part of the week before, and of the week after.
const dataSet = { firstPollAt: '2023-01-12T12:00:00.000000Z', lastPollAt: '2023-01-25T12:00:00.000000Z' }

function instant(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '000Z')
}

/** Every week has outages from noon to 13:00 and from 18:00 to 20:00 UTC on its first day. */
function timelineOf({ storeId, spanOffset = 0 }: ParsedInput<'getStoreTimeline'>): StoreTimeline {
  const plain = answersOfReport({ rows }).getStoreTimeline({ reportId: 1, storeId })
  const toMs = Date.parse(asOf) + spanOffset * weekMs
  const span = { from: instant(toMs - weekMs), to: instant(toMs) }
  const hour = (hours: number): string => instant(toMs - weekMs + hours * 60 * 60 * 1000)
  const outage = (from: number, to: number) => ({
    from: hour(from),
    to: hour(to),
    openFrom: hour(from),
    openTo: hour(to),
    begins: 'between_polls' as const,
    ends: 'between_polls' as const,
    lastActiveBefore: hour(from),
    firstInactive: hour(from),
    lastInactive: hour(to),
    firstActiveAfter: hour(to),
    openHours: to - from,
    isOngoing: false,
  })
  return {
    ...plain,
    ...span,
    offsets: [{ ...span, offsetMinutes: 0 }],
    openings: [span],
    stretches: [
      { from: span.from, to: hour(1), status: 'inactive' },
      { from: hour(1), to: hour(6), status: 'active' },
      { from: hour(6), to: hour(8), status: 'inactive' },
      { from: hour(8), to: span.to, status: 'active' },
    ],
    seen: [{ from: span.from, to: hour(8) }],
    outages: [outage(0, 1), outage(6, 8)],
    closures: [],
    specialHours: [],
  }
}

describe('the store view', () => {
  let report: TestPage
  let panel: Locator

  beforeEach(async () => {
    report = await openPage({ rows, dataSet }, { getStoreTimeline: timelineOf })
    panel = report.page.getByRole('complementary', { name: 'Store details' })
    await report.storeCell('1401').waitFor()
    await report.sortById()
  })

  afterEach(() => report.close())

  async function open(storeId: string): Promise<void> {
    await report.storeCell(storeId).dblclick()
    await shows(storeId)
  }

  function shows(storeId: string): Promise<void> {
    return panel.getByRole('heading', { name: storeId, exact: true }).waitFor()
  }

  async function width(): Promise<number | undefined> {
    return (await panel.boundingBox())?.width
  }

  function button(name: string): Locator {
    return panel.getByRole('button', { name, exact: true })
  }

  test('goes to the previous and the next store in the order of the table, also to rows that are not loaded', async () => {
    await open('1001')
    expect(await button('Previous store').isDisabled()).toBe(true)
    await button('Next store').click()
    await shows('1002')
    await button('Previous store').click()
    await shows('1001')
    // Stores that are down come first: 1401 to 1450, and then 1001.
    await report.clickHeader('uptime_percent_last_week', 'ascending')
    await report.storeCell('1401').waitFor()
    await button('Previous store').click()
    await shows('1450')
    await report.clickHeader('uptime_percent_last_week', 'descending')
    await report.clickHeader('uptime_percent_last_week', 'none')
    await report.storeCell('1001').waitFor()
    // The grid has loaded 200 rows, so it does not know the place of 1450, which is the last store now.
    await button('Next store').click()
    await button('Previous store').click()
    await shows('1449')
    // The table follows.
    await report.storeCell('1449').waitFor()
    expect(await button('Next store').isEnabled()).toBe(true)
    await button('Next store').click()
    await shows('1450')
    await expect.poll(() => button('Next store').isDisabled()).toBe(true)
    await report.page.keyboard.press('Escape')
  })

  test('keeps the focus on a button that has come to the end', async () => {
    const { page } = report
    const hasFocus = (name: string): Promise<boolean> => button(name).evaluate((element) => element === document.activeElement)
    await open('1002')
    await button('Previous store').focus()
    await page.keyboard.press('Enter')
    await shows('1001')
    await expect.poll(() => button('Previous store').isDisabled()).toBe(true)
    expect(await hasFocus('Previous store')).toBe(true)
    await page.keyboard.press('Enter')
    await shows('1001')

    await button('Week before').focus()
    await page.keyboard.press('Enter')
    await panel.getByText('Week before the report').waitFor()
    expect(await hasFocus('Week before')).toBe(true)
    await button('Back to the report’s week').focus()
    await page.keyboard.press('Enter')
    await panel.getByText('Report week').waitFor()
    expect(await hasFocus('Week before')).toBe(true)
  })

  test('marks the uptime % of too little seen as approximate', async () => {
    await open('1001')
    const uptime = panel.getByRole('row', { name: /^Uptime %/ }).getByRole('cell')
    expect(await uptime.allTextContents()).toEqual(['0.00 %', '0.00 %', '≈ 100.00 %'])
    await report.storeCell('1002').click()
    await shows('1002')
    await expect.poll(() => uptime.allTextContents()).toEqual(['0.00 %', '0.00 %', '100.00 %'])
  })

  test('keeps the length of an outage on one line, however narrow the panel is', async () => {
    await open('1001')
    const length = panel.locator('.outageList .numberCell').first()
    await length.evaluate((cell) => {
      cell.textContent = '118 h 23 min'
      cell.style.width = '1px'
    })
    expect(await length.evaluate((cell) => cell.scrollHeight)).toBeLessThan(30)
  })

  test('shows the weeks before and after as far as the data goes, and says which week it is', async () => {
    await open('1001')
    const name = panel.locator('output')
    await expect.poll(() => name.textContent()).toBe('Report week Tue, Jan 17, 12:00 – Tue, Jan 24, 12:00')
    await button('Week before').click()
    await expect.poll(() => name.textContent()).toBe('Week before the report Tue, Jan 10, 12:00 – Tue, Jan 17, 12:00')
    await panel.getByRole('heading', { name: 'Figures of this week' }).waitFor()
    await panel.getByText('State at the end of the week').waitFor()
    expect(await button('Week before').isDisabled()).toBe(true)
    // Another store is shown in the same week.
    await button('Next store').click()
    await shows('1002')
    expect(await name.textContent()).toContain('Week before the report')
    await button('Back to the report’s week').click()
    await expect.poll(() => name.textContent()).toContain('Report week')
    await button('Week after').click()
    await expect.poll(() => name.textContent()).toBe('Week after the report Tue, Jan 24, 12:00 – Tue, Jan 31, 12:00')
    expect(await button('Week after').isDisabled()).toBe(true)
  })

  test('a row of the list and a bar of the timeline point at each other', async () => {
    const { page } = report
    await open('1001')
    const rowOf = (start: string): Locator => panel.locator('.outageList tbody', { hasText: start })
    const bar = panel.getByRole('option', { name: /^Down, Tue, Jan 17, 18:00:00/ })
    const outline = panel.locator('.outageOutlines .pointedOutage')
    await rowOf('from Tue, Jan 17, 12:00').hover()
    await expect.poll(() => outline.count()).toBe(1)
    await bar.hover()
    await expect.poll(() => rowOf('from Tue, Jan 17, 18:00').getAttribute('class')).toBe('pointedOutage')
    expect(await rowOf('from Tue, Jan 17, 12:00').getAttribute('class')).toBe(null)

    await bar.click()
    const start = panel.getByRole('button', { name: 'from Tue, Jan 17, 18:00' })
    expect(await start.evaluate((element) => element === document.activeElement)).toBe(true)
    // The list has scrolled away from the pointer, which must not hide what was chosen.
    await panel.getByRole('heading', { name: '1001' }).hover()
    expect(await rowOf('from Tue, Jan 17, 18:00').getAttribute('class')).toBe('pointedOutage')
    expect(await outline.count()).toBe(1)
    await page.keyboard.press('Enter')
    expect(await bar.evaluate((element) => element === document.activeElement)).toBe(true)
    await expect.poll(() => rowOf('from Tue, Jan 17, 18:00').getAttribute('class')).toBe('pointedOutage')
    await page.keyboard.press('Enter')
    expect(await start.evaluate((element) => element === document.activeElement)).toBe(true)
  })

  test('keeps its width and its store when the page is loaded again', async () => {
    const { page } = report
    await open('1003')
    const separator = page.getByRole('separator', { name: 'Width of the store details' })
    expect(await width()).toBe(620)
    await separator.focus()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => separator.getAttribute('aria-valuenow')).toBe('640')
    const box = await separator.boundingBox()
    if (box === null) throw new Error('The separator is not visible')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 40, y, { steps: 4 })
    await page.mouse.up()
    await expect.poll(width).toBe(600)

    await expect.poll(() => report.engine.calls.some(({ input }) => JSON.stringify(input).includes('"lastStore":{'))).toBe(true)
    await page.reload()
    await shows('1003')
    await expect.poll(width).toBe(600)
    await separator.dblclick()
    await expect.poll(width).toBe(620)
  })
})
