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

/** The engine's answer; null before the first one. The former answer stays while a new input is being answered. */
export function useQuery<Name extends OperationName>(name: Name, input: Input<Name>): Result<Outputs[Name]> | null {
  const cache = useQueryCache()
  const key = JSON.stringify(input)
  const observe = useCallback(
    (onAnswer: () => void) => {
      const sameInput: Input<Name> = JSON.parse(key)
      return cache.observe(name, sameInput, onAnswer)
    },
    [cache, name, key],
  )
  const answer = useSyncExternalStore(observe, () => cache.peek(name, input))
  const [lastAnswer, setLastAnswer] = useState(answer)
  if (answer !== null && answer !== lastAnswer) setLastAnswer(answer)
  return answer ?? lastAnswer
}
