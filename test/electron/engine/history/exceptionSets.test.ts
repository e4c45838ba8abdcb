import { expect, test } from 'vitest'
import { Engine } from '../../../../electron/engine/engine'
import { keepExceptions, type ExceptionsOfData } from '../../../../electron/engine/history/exceptionSets'
import { migrateHistory } from '../../../../electron/engine/history/migrateHistory'
import { withFolder } from '../../../support/data/folder'
import { historySession } from '../../../support/engine/historySession'
import { openDatabase } from '../../../support/engine/openDatabase'

const files = { 'polls.csv': 'store_id,status,timestamp_utc\ns,active,2023-01-24T12:00:00Z' }

/** Closed on a day of the week of the report. */
function closedOn(day: number) {
  return { origin: 'a test', storeIds: null, date: `2023-01-${day}`, endDate: '', startTime: '', endTime: '', start: '', end: '', reason: '' }
}

/** The days on which each kept set closes the stores, in a history file that no engine has open. */
async function keptDays(historyPath: string): Promise<readonly number[]> {
  const database = await openDatabase(`${historyPath}.tmp`, historyPath)
  try {
    return await database.use({}, async (connection) => {
      const rows = await connection.all<{ day: number }>(
        "select day(date '1970-01-01' + from_day)::integer as day from exception_set join exception_row using (set_id) order by day",
      )
      return rows.map(({ day }) => day)
    })
  } finally {
    await database.close()
  }
}

async function finishedReport(engine: Engine): Promise<number> {
  const { reportId } = await engine.reports.start({})
  await engine.reports.finished(reportId)
  return reportId
}

test('exceptions leave the history with the last report that was made with them', () =>
  withFolder(files, (folder) =>
    withFolder({}, async (historyFolder) => {
      const historyPath = `${historyFolder}/reports.duckdb`
      await historySession(historyPath, async (engine) => {
        await engine.folder.open(folder, {}, [closedOn(20)])
        const [first] = [await finishedReport(engine), await finishedReport(engine)]
        await engine.folder.setAdded([closedOn(21)])
        const third = await finishedReport(engine)
        await engine.reports.delete([first ?? 0, third])
      })
      expect(await keptDays(historyPath)).toEqual([20])
      await historySession(historyPath, (engine) => engine.reports.delete([2]))
      expect(await keptDays(historyPath)).toEqual([])
    }),
  ))

test('a report that starts while others are deleted keeps its exceptions', () =>
  withFolder(files, (folder) =>
    withFolder({}, async (historyFolder) => {
      const historyPath = `${historyFolder}/reports.duckdb`
      await historySession(historyPath, async (engine) => {
        await engine.folder.open(folder, {}, [closedOn(20)])
        for (let round = 0; round < 10; round += 1) {
          const made = await finishedReport(engine)
          const [{ reportId }] = await Promise.all([engine.reports.start({}), engine.reports.delete([made])])
          await engine.reports.finished(reportId)
          const { rows } = await engine.selections.rows({ reportId, search: '', filters: [], sort: [], offset: 0, limit: 1 })
          expect(rows).toMatchObject([{ open_last_week: 144 }])
          expect(await engine.reports.exceptions(reportId)).toMatchObject([{ date: '2023-01-20' }])
          await engine.reports.delete([reportId])
        }
      })
      expect(await keptDays(historyPath)).toEqual([])
    }),
  ))

test('a set has the exceptions that it is found by, although the user replaces them meanwhile', () =>
  withFolder(files, async (folder) => {
    const [engine, history] = [await Engine.open(), await openDatabase()]
    try {
      await engine.folder.open(folder, {}, [closedOn(20)])
      const dataSet = engine.folder.require()
      const replaced: ExceptionsOfData = {
        closedDaysCount: false,
        use: async (work) => {
          const value = await dataSet.use(work)
          await dataSet.setAdded([closedOn(21)], undefined)
          return value
        },
      }
      await history.use({}, async (connection) => {
        await migrateHistory(connection, null)
        const set = await keepExceptions(connection, replaced)
        await dataSet.setAdded([closedOn(20)], undefined)
        expect(await keepExceptions(connection, dataSet)).toBe(set)
        expect(await connection.all("select day(date '1970-01-01' + from_day)::integer as day from exception_row")).toEqual([{ day: 20 }])
      })
    } finally {
      await history.close()
      await engine.close()
    }
  }))
