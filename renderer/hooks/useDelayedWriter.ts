import { useMemo } from 'react'
import { DelayedWriter } from './delayedWriter'
import { useBeforeLeaving } from './useBeforeLeaving'

/** A writer that waits for a pause, but not longer than the page lives. `write` is the same function until it changes. */
export function useDelayedWriter<Value>(write: (value: Value) => void, milliseconds: number): DelayedWriter<Value> {
  const writer = useMemo(() => new DelayedWriter(write, milliseconds), [write, milliseconds])
  useBeforeLeaving('save', () => writer.flush())
  return writer
}
