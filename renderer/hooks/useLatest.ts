import { useCallback, useRef } from 'react'

/** Begins a piece of work, and returns a function that says whether it is still the latest one. */
type StartLatest = () => () => boolean

/** Lets a piece of work notice that a later one has begun, so that its own result is dropped. */
export function useLatest(): StartLatest {
  const latest = useRef(0)
  return useCallback(() => {
    latest.current += 1
    const turn = latest.current
    return () => turn === latest.current
  }, [])
}
