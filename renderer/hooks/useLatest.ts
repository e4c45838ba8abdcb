import { useCallback, useRef } from 'react'

/** Begins a piece of work, and returns a function that says whether it is still the latest one. */
type StartLatest = () => () => boolean

/** For work whose result is dropped if later work has begun. */
export function useLatest(): StartLatest {
  const latest = useRef(0)
  return useCallback(() => {
    latest.current += 1
    const turn = latest.current
    return () => turn === latest.current
  }, [])
}
