import { expect, test } from 'vitest'
import { QueryCache } from '../../../renderer/transport/queryCache'
import type { Transport } from '../../../shared/operations/contract'
import type { Result } from '../../../shared/core/result'
import { completeReport } from '../../support/engine/completeReport'

type Answer = Result<readonly number[]>

/** An engine that answers when the test says so. `asked` lists the inputs in the order of the calls. */
function engineDouble() {
  const asked: unknown[] = []
  const waiting: ((answer: Answer) => void)[] = []
  const call = (_name: string, input: unknown): Promise<Answer> => {
    asked.push(input)
    return new Promise((resolve) => waiting.push(resolve))
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the cache does not look into answers
  const transport: Transport = { call: call as unknown as Transport['call'], subscribe: () => () => undefined }
  const cache = new QueryCache(transport)
  const hours = (reportId: number) => cache.peek('getReportedHours', { reportId })
  return {
    asked,
    cache,
    hours,
    prefetch: (reportId: number) => cache.prefetch('getReportedHours', { reportId }),
    observe: (reportId: number, listener = () => undefined as void) => cache.observe('getReportedHours', { reportId }, listener),
    /** Answers the oldest call that is not answered yet. */
    answer: async (answer: Answer): Promise<void> => {
      waiting.shift()?.(answer)
      await new Promise(setImmediate)
    },
  }
}

const failure = { ok: false, error: { code: 'NO_DATA', message: 'No folder is open.' } } as const
const first = { ok: true, value: [1] } as const
const second = { ok: true, value: [2] } as const

test('everybody who asks the same question shares one call and one answer', async () => {
  const { asked, observe, prefetch, hours, answer } = engineDouble()
  let calls = 0
  void prefetch(1)
  observe(1, () => (calls += 1))
  observe(1, () => (calls += 1))
  expect(hours(1)).toBeNull()
  await answer(first)
  expect(hours(1)).toBe(first)
  expect(calls).toBe(2)
  observe(1)
  await prefetch(1)
  expect(asked).toEqual([{ reportId: 1 }])
})

test('an answer that was asked for in advance is there at once', async () => {
  const { asked, observe, prefetch, hours, answer } = engineDouble()
  const isThere = prefetch(1)
  await answer(first)
  await isThere
  observe(1)
  expect(hours(1)).toBe(first)
  expect(asked).toHaveLength(1)
})

test('a failure is shown and then asked again', async () => {
  const { asked, observe, prefetch, hours, answer } = engineDouble()
  const stop = observe(1)
  await answer(failure)
  expect(hours(1)).toBe(failure)
  stop()
  expect(hours(1)).toBeNull()
  void prefetch(1)
  await answer(failure)
  expect(hours(1)).toBeNull()
  observe(1)
  await answer(first)
  expect(hours(1)).toBe(first)
  expect(asked).toHaveLength(3)
})

test('a question can be asked again, and a late answer to the former call is ignored', async () => {
  const { cache, observe, hours, answer } = engineDouble()
  observe(1)
  await answer(failure)
  void cache.refetch('getReportedHours', { reportId: 1 })
  void cache.refetch('getReportedHours', { reportId: 1 })
  expect(hours(1)).toBe(failure)
  await answer(first)
  expect(hours(1)).toBe(failure)
  await answer(second)
  expect(hours(1)).toBe(second)
})

test('the eight answers that were used last are kept, and all that are on screen', async () => {
  const { observe, prefetch, hours, answer } = engineDouble()
  observe(100)
  await answer(first)
  for (let id = 1; id <= 10; id += 1) {
    void prefetch(id)
    await answer(first)
  }
  const kept = [...Array(11).keys()].filter((id) => hours(id) !== null)
  expect(kept).toEqual([3, 4, 5, 6, 7, 8, 9, 10])
  expect(hours(100)).toBe(first)
})

test('answers about deleted reports are forgotten, also those on screen', async () => {
  const { asked, cache, observe, prefetch, hours, answer } = engineDouble()
  observe(1)
  void prefetch(2)
  void prefetch(3)
  for (let calls = 0; calls < 3; calls += 1) await answer(first)
  cache.handleEvent({ name: 'reportsDeleted', data: [1, 2] })
  expect([1, 2, 3].map(hours)).toEqual([null, null, first])
  expect(asked).toHaveLength(3)
  observe(1)
  expect(asked).toHaveLength(4)
})

test('new data forgets answers that are on their way too', async () => {
  const { asked, cache, prefetch, hours, answer } = engineDouble()
  void prefetch(1)
  await answer(first)
  void prefetch(2)
  cache.clear()
  await answer(first)
  expect([1, 2].map(hours)).toEqual([null, null])
  expect(asked).toHaveLength(2)
})

test('the list of reports is asked again when a report begins, ends or is deleted, and is not kept off screen', async () => {
  const { asked, cache, answer } = engineDouble()
  const page = { offset: 0, limit: 50 }
  const stop = cache.observe('listReports', page, () => undefined)
  await answer(first)
  cache.handleEvent({ name: 'report', data: completeReport })
  cache.handleEvent({ name: 'reportsDeleted', data: [7] })
  cache.handleEvent({ name: 'newData', data: null })
  expect(asked).toHaveLength(3)
  await answer(first)
  await answer(second)
  expect(cache.peek('listReports', page)).toEqual(second)
  stop()
  expect(cache.peek('listReports', page)).toBeNull()
})
