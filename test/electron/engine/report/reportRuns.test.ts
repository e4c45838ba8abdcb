import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { Database } from '../../../../electron/engine/core/database'
import { History } from '../../../../electron/engine/history/history'
import { usualLimits } from '../../../../electron/engine/history/historyLimits'
import { JobQueue } from '../../../../electron/engine/core/jobQueue'
import { ReportRuns } from '../../../../electron/engine/report/reportRuns'
import type { EventMessage } from '../../../../shared/operations/contract'

const basis = { windowFromUs: null, toUs: 0, method: 'nearest', storeIds: null } as const

test('a report whose end cannot be recorded has failed for whoever waits for it, hears of it or asks', async () => {
  const database = await Database.open(':memory:', tmpdir())
  const history = await History.open(database, usualLimits.inMemory)
  const told: EventMessage[] = []
  const runs = new ReportRuns(history, new JobQueue(), (event) => told.push(event))
  const { reportId } = await runs.start(async () => ({
    report: await history.add({ folder: '/data', basis, rowsRejected: 0 }),
    reuse: () => Promise.resolve(false),
    async compute() {
      await database.close()
      throw new Error('The disk is full.')
    },
  }))
  const failed = { reportId, status: 'failed', error: 'The disk is full.' }
  expect(await runs.get(reportId)?.ended).toMatchObject(failed)
  expect(runs.get(reportId)?.report).toMatchObject(failed)
  expect(told).toMatchObject([{ name: 'report', data: { status: 'running' } }, { name: 'report', data: failed }])
})
