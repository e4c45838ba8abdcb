import { expect, onTestFinished, test } from 'vitest'
import type { HourlyDowntime } from '../../../shared/report/chartData'
import { openPage } from '../../support/page/openPage'

test('the stores by uptime are shown while downtime by hour is still computed', async () => {
  const answers: ((hours: readonly HourlyDowntime[]) => void)[] = []
  const report = await openPage({ rows: [{ store_id: '1' }] }, { getHourlyDowntime: () => new Promise((resolve) => void answers.push(resolve)) })
  onTestFinished(() => report.close())
  const { page, engine } = report
  // The page asks before the tab is opened.
  await expect.poll(() => engine.calls.at(-1)?.name).toBe('getHourlyDowntime')
  await page.getByRole('tab', { name: 'Fleet' }).click()
  await page.getByRole('listbox', { name: 'Stores by uptime %' }).waitFor()
  const computing = page.getByText('Computing downtime by hour…')
  await computing.waitFor()
  await expect.poll(() => answers.length).toBe(2)
  for (const answer of answers) answer([{ hourOfWeek: 3, downtimeHours: 1, stores: 1, observedOpenHours: 2 }])
  await computing.waitFor({ state: 'detached' })
  await page.locator('.heatMap').waitFor()
})
