import { useState } from 'react'
import type { Failure, Result } from '../../shared/core/result'
import type { SpecialDayChoice } from '../../shared/folder/specialDays'
import { useQueryCache } from '../transport/useQuery'

/** Calls an operation that changes exceptions; with a choice if some contradict each other. */
type Change = (specialDays?: SpecialDayChoice) => Promise<Result<unknown>>

interface ExceptionChanges {
  readonly isRunning: boolean
  /** Why the last change failed; null if it did not. */
  readonly failure: Failure | null
  /** Changes exceptions, and returns whether they changed. */
  readonly run: (change: Change) => Promise<boolean>
  /** Says what counts on days with both a closure and special hours, and tries the last change again. */
  readonly decide: (specialDays: SpecialDayChoice) => Promise<boolean>
  readonly forget: () => void
}

/** Changes exceptions one after another. `onChanged` is called after each change. */
export function useExceptionChanges(onChanged: () => void): ExceptionChanges {
  const queries = useQueryCache()
  const [isRunning, setIsRunning] = useState(false)
  const [failed, setFailed] = useState<{ readonly failure: Failure; readonly change: Change } | null>(null)

  async function run(change: Change, specialDays?: SpecialDayChoice): Promise<boolean> {
    setIsRunning(true)
    const result = await change(specialDays)
    await queries.refetch('getExceptions', {})
    setIsRunning(false)
    setFailed(result.ok ? null : { failure: result.error, change })
    // What could not be written counts until the program ends.
    const isChanged = result.ok || result.error.code === 'WRITE_FAILED'
    if (isChanged) onChanged()
    return isChanged
  }

  return {
    isRunning,
    failure: failed?.failure ?? null,
    run: (change) => run(change),
    decide: async (specialDays) => (failed === null ? false : run(failed.change, specialDays)),
    forget: () => setFailed(null),
  }
}
