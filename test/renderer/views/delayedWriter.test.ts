import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DelayedWriter } from '../../../renderer/views/delayedWriter'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('keeps the last of many values, once, when no other has come for a while', () => {
  const kept: string[] = []
  const keeper = new DelayedWriter<string>((value) => kept.push(value), 300)
  keeper.schedule('a')
  vi.advanceTimersByTime(299)
  keeper.schedule('b')
  vi.advanceTimersByTime(299)
  expect(kept).toEqual([])
  vi.advanceTimersByTime(1)
  expect(kept).toEqual(['b'])
  vi.advanceTimersByTime(1000)
  expect(kept).toEqual(['b'])
})

test('keeps at once what is asked for, and not a second time', () => {
  const kept: string[] = []
  const keeper = new DelayedWriter<string>((value) => kept.push(value), 300)
  keeper.flush()
  keeper.schedule('a')
  keeper.flush()
  keeper.flush()
  vi.advanceTimersByTime(1000)
  expect(kept).toEqual(['a'])
})
