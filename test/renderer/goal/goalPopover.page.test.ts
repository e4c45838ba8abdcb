import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Locator } from 'playwright-core'
import { openPage, type TestPage } from '../../support/page/openPage'

let report: TestPage
let panel: Locator

beforeAll(async () => {
  report = await openPage({ rows: [{ store_id: '1', uptime_percent_last_week: 99.4 }] })
  panel = report.page.getByRole('group', { name: 'Uptime goal' })
  await report.storeCell('1').waitFor()
  await report.page.keyboard.press('ControlOrMeta+G')
})

beforeEach(async () => {
  await panel.getByRole('button', { name: 'Reset to defaults (99 %, 95 %)' }).click()
})

afterAll(() => report.close())

function goalsKept(): readonly unknown[] {
  return report.engine.calls.filter(({ name }) => name === 'setPreferences').map(({ input }) => input)
}

test.for([
  { goal: '', warning: '95', problem: 'Enter numbers from 0 to 100.' },
  { goal: '100.01', warning: '95', problem: 'Enter numbers from 0 to 100.' },
  { goal: '99', warning: '-1', problem: 'Enter numbers from 0 to 100.' },
  { goal: '99', warning: '99.5', problem: 'The warning level must not be above the goal.' },
])('a goal of "$goal" with a warning level of "$warning" is not kept', async ({ goal, warning, problem }) => {
  const [goalField, warningField] = [panel.getByLabel('Uptime goal, %'), panel.getByLabel('Warning level, %')]
  const before = goalsKept().length
  await (goal === '99' ? warningField.fill(warning) : goalField.fill(goal))
  expect(await panel.getByRole('alert').textContent()).toBe(`${problem} The goal is still 99 %.`)
  for (const field of [goalField, warningField]) expect(await field.getAttribute('aria-invalid')).toBe('true')
  expect(goalsKept()).toHaveLength(before)
})

test('a goal that can be kept is in force at once', async () => {
  const state = report.page.locator('.ag-row[row-id="1"] [col-id="uptime_percent_last_week"] .uptimeCell > *')
  await expect.poll(() => state.allTextContents()).toEqual(['99.40', 'Meets goal', '40 % of allowance left'])
  await panel.getByLabel('Uptime goal, %').fill('99.5')
  await expect.poll(() => state.allTextContents()).toEqual(['99.40', 'Near goal', '1.2× the allowed downtime'])
  expect(goalsKept().at(-1)).toMatchObject({ uptimeGoal: { goalPercent: 99.5, warningPercent: 95 } })
})
