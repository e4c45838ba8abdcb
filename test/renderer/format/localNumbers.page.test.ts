import { describe, expect, onTestFinished, test } from 'vitest'
import { openPage } from '../../support/page/openPage'

/** 2 was down for 1.5 h and 3 for 1,234.5 h. */
const rows = [
  { store_id: '1', uptime_percent_last_week: 100, downtime_last_week: 0 },
  { store_id: '2', uptime_percent_last_week: 99.11, downtime_last_week: 1.5 },
  { store_id: '3', uptime_percent_last_week: 98.21, downtime_last_week: 12_345.5 },
]

describe.for([
  { locale: 'de-DE', shown: '12.345,50', typed: '12.345,5' },
  { locale: 'es-ES', shown: '12.345,50', typed: '12345,5' },
  { locale: 'en-US', shown: '12,345.50', typed: '12,345.5' },
])('in $locale', ({ locale, shown, typed }) => {
  test('numbers are shown and read with the decimal mark of the region', async () => {
    const report = await openPage({ rows }, {}, { locale })
    onTestFinished(() => report.close())
    const { page, engine } = report
    const cell = page.locator('.ag-row[row-id="3"] [col-id="downtime_last_week"]')
    await expect.poll(() => cell.innerText()).toBe(shown)

    await report.openFilter('downtime_last_week')
    await page.getByRole('combobox', { name: 'Filtering operator' }).first().click()
    await page.getByRole('option', { name: 'Equals' }).click()
    await page.getByRole('textbox', { name: 'Filter Value' }).first().pressSequentially(typed)
    await page.keyboard.press('Escape')
    await expect.poll(() => report.storeIds()).toEqual(['3'])
    const filter = { column: 'downtime_last_week', conditions: [{ type: 'equals', value: 12_345.5 }] }
    expect(engine.calls.findLast(({ name }) => name === 'getRows')?.input).toMatchObject({ filters: [filter] })

    await page.keyboard.press('ControlOrMeta+G')
    const [mark] = /[.,](?=5$)/.exec(typed) ?? []
    const goal = page.getByLabel('Uptime goal, %')
    await goal.fill(`97${mark}25`)
    await expect
      .poll(() => engine.calls.findLast(({ name }) => name === 'setPreferences')?.input)
      .toMatchObject({ uptimeGoal: { goalPercent: 97.25 } })
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: `Goal 97${mark}25 %` }).click()
    expect(await goal.inputValue()).toBe(`97${mark}25`)
  })
})
