import { createContext, useCallback, useContext, useState, useSyncExternalStore } from 'react'
import type { Input, OperationName, Outputs } from '../../shared/operations/contract'
import type { Result } from '../../shared/core/result'
import type { QueryCache } from './queryCache'

export const QueryContext = createContext<QueryCache | null>(null)

/** The cache itself, for components that ask in advance or ask again. */
export function useQueryCache(): QueryCache {
  const cache = useContext(QueryContext)
  if (cache === null) throw new Error('No TransportProvider above this component')
  return cache
}

/**
 * The engine's answer; null before the first one. The former answer stays while a new input is being answered. Asks nothing
 * while the input is null.
 */
export function useQuery<Name extends OperationName>(name: Name, input: Input<Name> | null): Result<Outputs[Name]> | null {
  const cache = useQueryCache()
  const key = input === null ? null : JSON.stringify(input)
  const observe = useCallback(
    (onAnswer: () => void) => {
      if (key === null) return () => undefined
      const sameInput: Input<Name> = JSON.parse(key)
      return cache.observe(name, sameInput, onAnswer)
    },
    [cache, name, key],
  )
  const answer = useSyncExternalStore(observe, () => (input === null ? null : cache.peek(name, input)))
  const [lastAnswer, setLastAnswer] = useState(answer)
  if (answer !== null && answer !== lastAnswer) setLastAnswer(answer)
  return input === null ? null : (answer ?? lastAnswer)
}
