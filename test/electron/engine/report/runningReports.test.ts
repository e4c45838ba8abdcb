import { expect, test } from 'vitest'
import { Events } from '../../../../electron/engine/core/events'
import { defaultLimits, History } from '../../../../electron/engine/history/history'
import { JobQueue } from '../../../../electron/engine/core/jobQueue'
import { RunningReports } from '../../../../electron/engine/report/runningReports'
import type { EventMessage } from '../../../../shared/operations/contract'
import { openDatabase } from '../../../support/engine/openDatabase'

const basis = { windowFromUs: null, toUs: 0, method: 'nearest', storeIds: null } as const

test('a report whose end cannot be recorded fails for those who wait for it, subscribe or ask', async () => {
  const database = await openDatabase()
  const history = await History.open(database, defaultLimits.inMemory, null)
  const emitted: EventMessage[] = []
  const events = new Events()
  events.subscribe((event) => emitted.push(event))
  const runs = new RunningReports(history, new JobQueue(), events)
  const { reportId } = await runs.start(async () => ({
    report: await history.add({ folder: '/data', basis, exceptions: null, rowsRejected: 0, dataHash: '', attributes: null }),
    reuse: () => Promise.resolve(false),
    async compute() {
      await database.close()
      throw new Error('The disk is full.')
    },
  }))
  const failed = { reportId, status: 'failed', error: 'The disk is full.' }
  expect(await runs.get(reportId)?.ended).toMatchObject(failed)
  expect(runs.get(reportId)?.report).toMatchObject(failed)
  expect(emitted).toMatchObject([{ name: 'report', data: { status: 'running' } }, { name: 'report', data: failed }])
})
