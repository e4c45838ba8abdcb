import { expect, test } from 'vitest'
import { Engine } from '../../../electron/engine/engine'
import { methods } from '../../../shared/report/report'
import { publishedRow } from '../../support/reference/publishedRow'
import { usualGoal } from '../../support/reference/verdict'
import { referenceReport } from '../../support/reference/reference'
import { useEngine } from '../../support/engine/useEngine'
import { sampleDataFolder } from '../../support/program/programFolder'

const { reportOnFolder } = useEngine()

test.each(methods)('the report on the sample data agrees with the reference: %s', async (method) => {
  const expected = referenceReport(sampleDataFolder, null, method).map((store) => publishedRow(store, usualGoal, ['name', 'region', 'brand', 'owner']))
  expect(expected).toHaveLength(60)
  expect(await reportOnFolder(sampleDataFolder, { method })).toEqual(expected)
})

test('every row of the sample data is accounted for', async () => {
  // The odd rows are listed in test/support/sampleOddities.ts: 5 + 3 + 1 unusable ones, an unknown time zone, which is
  // replaced, and 5 + 1 + 1 that repeat another.
  const engine = await Engine.open()
  const { files, issues } = await engine.folder.open(sampleDataFolder)
  await engine.close()
  expect(issues).toBe(10)
  expect(Object.fromEntries(files.map(({ role, rowsDuplicate, rowsRejected }) => [role, { rowsDuplicate, rowsRejected }]))).toEqual({
    polls: { rowsDuplicate: 5, rowsRejected: 5 },
    businessHours: { rowsDuplicate: 1, rowsRejected: 3 },
    stores: { rowsDuplicate: 0, rowsRejected: 0 },
    timezones: { rowsDuplicate: 1, rowsRejected: 1 },
  })
  for (const file of files) expect(file.rowsRead).toBe(file.rowsLoaded + file.rowsDuplicate + file.rowsRejected)
})
