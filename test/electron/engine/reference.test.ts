import { DuckDBInstance } from '@duckdb/node-api'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Engine } from '../../../electron/engine/engine'
import { withFolder } from '../../support/data/folder'
import { generatorDefaults, type GeneratorSettings } from '../../support/data/generator'
import { referenceReport, standardWindows, type StoreFigures } from '../../support/reference/reference'
import { writeDataSet } from '../../support/data/writeDataSet'

// Clocks in the United States went forward two days before the end.
const settings: GeneratorSettings = { ...generatorDefaults, seed: 7, stores: 250, end: '2023-03-14T18:00:00Z' }

/** The stored rows of a report, in whole microseconds, before anything is rounded. */
async function keptRows(historyPath: string): Promise<readonly unknown[]> {
  const instance = await DuckDBInstance.create(historyPath, { access_mode: 'READ_ONLY' })
  try {
    const connection = await instance.connect()
    const result = await connection.runAndReadAll(
      `select store_id, state, observations::double as observations, columns('_us$')::double from report_row order by store_id`,
    )
    return result.getRowObjectsJS()
  } finally {
    instance.closeSync()
  }
}

/** The windows as the columns of `report_row` name them. */
const storedNames = { last_hour: 'hour', last_day: 'day', last_week: 'span' } as const

function expectedRow({ storeId, state, lastPoll, observations, windows }: StoreFigures): Readonly<Record<string, number | string | null>> {
  const perWindow = standardWindows.map((name) => {
    const { uptime, downtime, open, longestOutage, covered } = windows[name]
    const suffix = `${storedNames[name]}_us`
    return {
      [`uptime_${suffix}`]: uptime,
      [`downtime_${suffix}`]: downtime,
      [`open_${suffix}`]: open,
      [`longest_outage_${suffix}`]: longestOutage,
      [`covered_${suffix}`]: covered,
    }
  })
  // The folder has no exceptions.
  const excluded = { excluded_us: null }
  return Object.assign({ store_id: storeId, state, observations, last_observed_us: lastPoll }, excluded, ...perWindow)
}

test('a generated chain of stores agrees with the reference to the microsecond', () =>
  withFolder({}, async (folder) => {
    const historyPath = join(folder, 'history.duckdb')
    const dataFolder = join(folder, 'data')
    await writeDataSet(dataFolder, settings)
    const engine = await Engine.open({ historyPath })
    await engine.folder.open(dataFolder)
    const { reportId } = await engine.reports.start({ asOf: null, method: 'nearest', storeIds: null })
    await engine.reports.finished(reportId)
    await engine.close()
    const reference = referenceReport(dataFolder, null, 'nearest')
    expect(await keptRows(historyPath)).toEqual(reference.map(expectedRow))
    for (const { windows } of reference.filter(({ observations }) => observations > 0)) {
      for (const name of standardWindows) expect(windows[name].uptime + windows[name].downtime).toBe(windows[name].open)
    }
  }))
