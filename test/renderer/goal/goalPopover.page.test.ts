import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Locator } from 'playwright-core'
import { openPage, type TestPage } from '../../support/page/openPage'

let report: TestPage
let panel: Locator

/** With a goal of 99 %, store 1 has used 60 % of the allowed downtime. */
const rows = [
  { store_id: '1', uptime_percent_last_week: 99.4 },
  { store_id: '2', uptime_percent_last_week: 50, verdict_last_week: 'misses' },
  { store_id: '3', uptime_percent_last_week: 0, verdict_last_week: 'too_little_seen' },
  { store_id: '4', uptime_percent_last_week: 100, verdict_last_week: 'too_little_seen' },
  { store_id: '5', uptime_percent_last_week: null, observations: 0, verdict_last_week: 'no_observations' },
] as const

beforeAll(async () => {
  report = await openPage({ rows })
  panel = report.page.getByRole('group', { name: 'Uptime goal' })
  await report.storeCell('1').waitFor()
})

beforeEach(async () => {
  if (!(await panel.isVisible())) await report.page.keyboard.press('ControlOrMeta+G')
  await panel.getByRole('button', { name: 'Reset to defaults (99 %, 50 %, 75 %)' }).click()
})

afterAll(() => report.close())

function goalsKept(): readonly unknown[] {
  return report.engine.calls.filter(({ name }) => name === 'setPreferences').map(({ input }) => input)
}

function rowsAsked(): unknown {
  return report.engine.calls.findLast(({ name }) => name === 'getRows')?.input
}

test.for([
  { label: 'Uptime goal, %', text: '' },
  { label: 'Uptime goal, %', text: '100.01' },
  { label: 'Least coverage, %', text: '-1' },
  { label: 'Little left above, %', text: '101' },
])('$label of "$text" is not saved', async ({ label, text }) => {
  const before = goalsKept().length
  await panel.getByLabel(label).fill(text)
  expect(await panel.getByRole('alert').textContent()).toBe('Enter a number from 0 to 100. Until then the earlier one counts.')
  expect(await panel.locator('[aria-invalid="true"]').count()).toBe(1)
  expect(await panel.getByLabel(label).getAttribute('aria-invalid')).toBe('true')
  expect(goalsKept()).toHaveLength(before)
})

test('three valid numbers apply to the rows', async () => {
  const judgement = { goalPercent: 99.5, leastCoveragePercent: 25, lowBudgetPercent: 90 }
  await panel.getByLabel('Uptime goal, %').fill('99.5')
  await panel.getByLabel('Least coverage, %').fill('25')
  await panel.getByLabel('Little left above, %').fill('90')
  await expect.poll(() => goalsKept().at(-1)).toMatchObject({ uptimeGoal: judgement })
  await expect.poll(rowsAsked).toMatchObject({ goal: judgement })
  await panel.getByText('99.5 % uptime allows 0.5 % of opening hours as downtime.').waitFor()
})

test('a number that is being typed judges nothing before it is whole', async () => {
  const before = goalsKept().length
  await panel.getByLabel('Uptime goal, %').evaluate((field: HTMLInputElement) => {
    const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')
    for (const text of ['9', '98', '98.', '98.7']) {
      value?.set?.call(field, text)
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
  })
  // The panel keeps what was typed last, even if it closes at once.
  await report.page.keyboard.press('Escape')
  await panel.waitFor({ state: 'detached' })
  await expect.poll(() => goalsKept().slice(before)).toMatchObject([{ uptimeGoal: { goalPercent: 98.7 } }])
})

test('a verdict and the allowance stand beside the uptime %, and too little seen is no verdict', async () => {
  const cellOf = (storeId: string): Promise<readonly string[]> =>
    report.page.locator(`.ag-row[row-id="${storeId}"] [col-id="uptime_percent_last_week"] .uptimeCell > *`).allInnerTexts()
  // The words that do not fit are left out.
  await expect.poll(() => cellOf('1')).toEqual(['99.40', 'Meets goal', '40 % left'])
  await expect.poll(() => cellOf('2')).toEqual(['50.00', 'Misses goal', '50× allowed'])
  await expect.poll(() => cellOf('3')).toEqual(['≈ 0.00', 'Too little seen'])
  await expect.poll(() => cellOf('4')).toEqual(['≈ 100.00', 'Too little seen'])
  const colours = await report.page
    .locator('.ag-row[row-id="4"] .ag-cell, .ag-row[row-id="4"] .ag-cell *')
    .evaluateAll((parts) => parts.map((part) => getComputedStyle(part).color))
  const success = 'rgb(28, 122, 74)'
  const meets = report.page.locator('.ag-row[row-id="1"] .verdictMark')
  expect(await meets.evaluate((mark) => getComputedStyle(mark).color)).toBe(success)
  expect(colours).not.toContain(success)
})

test('the number of stores with a verdict filters by it', async () => {
  const counts = panel.getByRole('list', { name: 'Stores by verdict' }).getByRole('button')
  await expect
    .poll(() => counts.allTextContents())
    .toEqual(['Meets goal1 store', 'Little left0 stores', 'Misses goal1 store', 'Too little seen2 stores', 'No observations1 store'])
  await counts.nth(3).click()
  await expect.poll(() => report.storeIds()).toEqual(['3', '4'])
  await report.page.getByRole('button', { name: 'Remove filter: Verdict, last week is Too little seen' }).click()
  await expect.poll(() => report.storeIds()).toHaveLength(5)
})
