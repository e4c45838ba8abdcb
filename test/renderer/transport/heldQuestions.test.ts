import { expect, test } from 'vitest'
import { withHeldQuestions } from '../../../renderer/transport/heldQuestions'
import type { Input, OperationName, Transport } from '../../../shared/operations/contract'

/** An engine that answers when the test says so. `asked` lists the calls in their order. */
function engineDouble() {
  const asked: string[] = []
  const waiting = new Map<string, (answer: { readonly ok: boolean }) => void>()
  const call = (name: string): Promise<unknown> => {
    asked.push(name)
    return new Promise((resolve) => waiting.set(name, resolve))
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nobody looks into the answers
  const engine: Transport = { call: call as unknown as Transport['call'], subscribe: () => () => undefined }
  const transport = withHeldQuestions(engine)
  return {
    asked,
    transport,
    ask: <Name extends OperationName>(name: Name, input: Input<Name>): void => void transport.call(name, input),
    answer: async (name: string, ok = true): Promise<void> => {
      waiting.get(name)?.({ ok })
      await new Promise(setImmediate)
    },
  }
}

const page = { offset: 0, limit: 200 } as const

test('questions about a report that runs are asked when it has ended, its rows first', async () => {
  const { asked, ask, answer, transport } = engineDouble()
  const release = transport.hold(7)
  ask('getTotals', { reportId: 7 })
  ask('getRows', { reportId: 7, ...page })
  await new Promise(setImmediate)
  expect(asked).toEqual([])
  release()
  // Questions that come now wait for the rows as well.
  ask('getNotices', { reportId: 7 })
  await new Promise(setImmediate)
  expect(asked).toEqual(['getRows'])
  await answer('getRows')
  expect(asked).toEqual(['getRows', 'getTotals', 'getNotices'])
  ask('getReportedHours', { reportId: 7 })
  expect(asked).toHaveLength(4)
})

test('other questions go on without rows, and also after rows that could not be read', async () => {
  const { asked, ask, answer, transport } = engineDouble()
  const releases = [transport.hold(7), transport.hold(8)]
  ask('getTotals', { reportId: 7 })
  ask('getRows', { reportId: 8, ...page })
  ask('getNotices', { reportId: 8 })
  for (const release of releases) release()
  await new Promise(setImmediate)
  expect(asked).toEqual(['getRows', 'getTotals'])
  await answer('getRows', false)
  expect(asked).toEqual(['getRows', 'getTotals', 'getNotices'])
})

test('the report itself, other reports and everything else are asked for at once', () => {
  const { asked, ask, transport } = engineDouble()
  transport.hold(7)
  ask('getReport', { reportId: 7 })
  ask('cancelReport', { reportId: 7 })
  ask('getRows', { reportId: 8, ...page })
  ask('getPreferences', {})
  expect(asked).toEqual(['getReport', 'cancelReport', 'getRows', 'getPreferences'])
})
