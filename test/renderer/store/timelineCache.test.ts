import { expect, test } from 'vitest'
import { TimelineCache } from '../../../renderer/store/timelineCache'
import type { StoreTimeline } from '../../../shared/report/timeline'
import type { Result } from '../../../shared/core/result'

/** An engine that answers when the test says so; `asked` are the stores it was asked for, in order. */
function engineDouble() {
  const asked: string[] = []
  const waiting: ((answer: Result<StoreTimeline>) => void)[] = []
  const timelines = new TimelineCache((storeId) => {
    asked.push(storeId)
    return new Promise((resolve) => waiting.push(resolve))
  })
  return { asked, timelines, answer: (result: Result<StoreTimeline>) => waiting.shift()?.(result) }
}

const failure = { ok: false, error: { code: 'NO_DATA', message: 'No folder is open.' } } as const
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nobody looks into it
const success = { ok: true, value: {} as StoreTimeline } as const

test('a store is asked for once, however often it is wanted before and after the answer', async () => {
  const { asked, timelines, answer } = engineDouble()
  const both = [timelines.get('1'), timelines.get('1')]
  answer(success)
  expect(await Promise.all(both)).toEqual([success, success])
  expect(await timelines.get('1')).toBe(success)
  expect(asked).toEqual(['1'])
})

test('only the last answer is remembered', async () => {
  const { asked, timelines, answer } = engineDouble()
  for (const storeId of ['1', '2', '1']) {
    const wanted = timelines.get(storeId)
    answer(success)
    await wanted
  }
  expect(asked).toEqual(['1', '2', '1'])
})

test('a failure is told, and not remembered', async () => {
  const { asked, timelines, answer } = engineDouble()
  const first = timelines.get('1')
  answer(failure)
  expect(await first).toBe(failure)
  const second = timelines.get('1')
  answer(success)
  expect(await second).toBe(success)
  expect(asked).toEqual(['1', '1'])
})

test('a late failure of one store does not forget the answer of the next', async () => {
  const { asked, timelines, answer } = engineDouble()
  const late = timelines.get('1')
  const next = timelines.get('2')
  answer(failure)
  answer(success)
  expect([await late, await next]).toEqual([failure, success])
  await timelines.get('2')
  expect(asked).toEqual(['1', '2'])
})
