import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DelayedWriter } from '../../../renderer/hooks/delayedWriter'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('writes the last of many values once, after a pause', () => {
  const written: string[] = []
  const writer = new DelayedWriter<string>((value) => written.push(value), 300)
  writer.schedule('a')
  vi.advanceTimersByTime(299)
  writer.schedule('b')
  vi.advanceTimersByTime(299)
  expect(written).toEqual([])
  vi.advanceTimersByTime(1)
  expect(written).toEqual(['b'])
  vi.advanceTimersByTime(1000)
  expect(written).toEqual(['b'])
})

test('flush writes the waiting value at once and only once', () => {
  const written: string[] = []
  const writer = new DelayedWriter<string>((value) => written.push(value), 300)
  writer.flush()
  writer.schedule('a')
  writer.flush()
  writer.flush()
  vi.advanceTimersByTime(1000)
  expect(written).toEqual(['a'])
})
