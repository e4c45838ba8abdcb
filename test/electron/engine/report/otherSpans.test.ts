import { describe, expect, test } from 'vitest'
import type { ReportSettings } from '../../../../shared/report/reportSettings'
import { withFolder, writeFiles } from '../../../support/data/folder'
import { generatorDefaults } from '../../../support/data/generator'
import { writeDataSet } from '../../../support/data/writeDataSet'
import { useEngine } from '../../../support/engine/useEngine'

const { engine } = useEngine()

async function makeReport(settings: Partial<ReportSettings>): Promise<number> {
  const { reportId } = await engine().reports.start(settings)
  expect(await engine().reports.finished(reportId)).toMatchObject({ status: 'complete' })
  return reportId
}

const goal = { goalPercent: 80, leastCoveragePercent: 30, lowBudgetPercent: 50 }

describe('the timeline of another span is that of a report on it', () => {
  // Clocks in the United States went back on the 5th, in the last of three weeks.
  test.for([
    { name: 'a week earlier', settings: { asOf: '2023-11-07T18:00:00Z' }, spanOffset: -1, other: { asOf: '2023-10-31T18:00:00Z' } },
    { name: 'a week later', settings: { asOf: '2023-10-31T18:00:00Z' }, spanOffset: 1, other: { asOf: '2023-11-07T18:00:00Z' } },
    { name: 'two weeks earlier', settings: { asOf: '2023-11-07T18:00:00Z' }, spanOffset: -2, other: { asOf: '2023-10-24T18:00:00Z' } },
    {
      name: 'a week earlier by poll count',
      settings: { asOf: '2023-11-07T18:00:00Z', method: 'poll-count' },
      spanOffset: -1,
      other: { asOf: '2023-10-31T18:00:00Z', method: 'poll-count' },
    },
    {
      name: 'two periods of two days earlier',
      settings: { window: { from: '2023-11-04T18:00:00Z', to: '2023-11-06T18:00:00Z' } },
      spanOffset: -2,
      other: { window: { from: '2023-10-31T18:00:00Z', to: '2023-11-02T18:00:00Z' } },
    },
  ] as const)('$name', ({ settings, spanOffset, other }) =>
    withFolder({}, async (folder) => {
      await writeDataSet(folder, { ...generatorDefaults, seed: 7, stores: 12, days: 21, end: '2023-11-07T18:00:00Z', attributes: 2 })
      await engine().folder.open(folder)
      const reportId = await makeReport(settings)
      const otherId = await makeReport(other)
      const { rows } = await engine().selections.rows({ reportId, search: '', filters: [], sort: [], offset: 0, limit: 12 })
      let observations = 0
      for (const { store_id } of rows) {
        const moved = await engine().reports.timeline(reportId, store_id, goal, spanOffset)
        expect(moved).toEqual(await engine().reports.timeline(otherId, store_id, goal))
        observations += moved.row.observations ?? 0
      }
      expect(observations).toBeGreaterThan(0)
    }),
  )
})

const polls = `
  store_id,status,timestamp_utc
  s,active,2023-01-10 12:00:00 UTC
  s,inactive,2023-01-24 12:00:00 UTC`

test('a span before the first poll, or after the newest, is refused', () =>
  withFolder({ 'polls.csv': polls }, async (folder) => {
    await engine().folder.open(folder)
    const reportId = await makeReport({})
    // The week from the 10th at 12:00, which is the first poll, to the 17th has it; the week that ends there does not.
    expect(await engine().reports.timeline(reportId, 's', undefined, -1)).toMatchObject({
      from: '2023-01-10T12:00:00.000000Z',
      to: '2023-01-17T12:00:00.000000Z',
      row: { observations: 1, uptime_last_week: 168, last_poll: 168 * 60 },
    })
    for (const spanOffset of [-2, 1]) {
      await expect(engine().reports.timeline(reportId, 's', undefined, spanOffset)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    }
    await expect(engine().reports.timeline(reportId, 't', undefined, -1)).rejects.toMatchObject({ code: 'STORE_NOT_FOUND' })
  }))

test('another span is refused if the files are not those of the report', () =>
  withFolder({ 'polls.csv': polls }, async (folder) => {
    await engine().folder.open(folder)
    const reportId = await makeReport({})
    await writeFiles(folder, { 'polls.csv': polls.replace(',inactive', ',active') })
    await engine().folder.open(folder)
    await expect(engine().reports.timeline(reportId, 's', undefined, -1)).rejects.toMatchObject({ code: 'NO_DATA' })
  }))
