import { expect, onTestFinished, test } from 'vitest'
import type { DataSetSummary } from '../../../shared/folder/dataSet'
import type { Progress } from '../../../shared/core/progress'
import { Refusal } from '../../support/page/fakeEngine'
import { openPage } from '../../support/page/openPage'

const load = { job: 'load', reportId: null } as const

test('the bar shows the share of loading and report together, and Cancel stops what runs', async () => {
  const report = await openPage({ rows: [{ store_id: '1' }] })
  onTestFinished(() => report.close())
  const { page, engine } = report
  await report.storeCell('1').waitFor()
  const refuse: ((refusal: Refusal) => void)[] = []
  engine.change({
    openFolder: () => new Promise<DataSetSummary>((_resolve, reject) => void refuse.push(reject)),
    cancelLoad() {
      for (const reject of refuse) reject(new Refusal('CANCELLED', 'Loading was cancelled.'))
      return null
    },
  })
  await report.button('Open folder…').click()
  await page.getByLabel('Folder path').fill('/data/other')
  await report.button('Open').click()

  const panel = page.getByRole('dialog', { name: 'Loading the folder' })
  const bar = panel.getByRole('progressbar')
  await panel.getByText('Starting…').waitFor()
  expect(await bar.getAttribute('value')).toBe('0')
  const progress = (data: Progress): Promise<void> => report.tell({ name: 'progress', data })
  // Loading is three fifths of what is waited for.
  await progress({ ...load, step: 'Reading polls.csv', fraction: 0.5 })
  await panel.getByText('Reading polls.csv').waitFor()
  await panel.getByText('30 %', { exact: true }).waitFor()
  expect(await bar.getAttribute('value')).toBe('0.3')
  // Another window's export is not this job.
  await progress({ job: 'export', reportId: 1, step: 'Writing rows', fraction: 0.9 })
  await panel.getByText('Writing rows').waitFor({ state: 'detached' })
  await progress({ ...load, step: 'Sorting', fraction: null })
  await panel.getByText('Sorting').waitFor()
  expect(await bar.getAttribute('value')).toBeNull()
  expect(await panel.getByText('%').count()).toBe(0)

  await panel.getByRole('button', { name: 'Cancel' }).click()
  await panel.waitFor({ state: 'detached' })
  await page.getByRole('status').getByText('Loading was cancelled. Nothing has changed.').waitFor()
  expect(engine.calls.filter(({ name }) => name === 'cancelLoad')).toHaveLength(1)
  await report.storeCell('1').waitFor()
})
