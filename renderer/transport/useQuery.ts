import { useEffect, useState } from 'react'
import type { Input, OperationName, Outputs } from '../../shared/operations/contract'
import type { Result } from '../../shared/core/result'
import { useTransport } from './transport'

/**
 * The answer to a question to the engine; null before the first one. A question that says the same is not asked again
 * before another attempt, and while the answer to another is on its way it gives the one from before.
 */
export function useQuery<Name extends OperationName>(
  name: Name,
  input: Input<Name>,
  attempt = 0,
): Result<Outputs[Name]> | null {
  const transport = useTransport()
  const [answer, setAnswer] = useState<Result<Outputs[Name]> | null>(null)
  const question = JSON.stringify([input, attempt])
  useEffect(() => {
    let isWanted = true
    const [sameInput]: [Input<Name>] = JSON.parse(question)
    void transport.call(name, sameInput).then((given) => {
      if (isWanted) setAnswer(given)
    })
    return () => {
      isWanted = false
    }
  }, [transport, name, question])
  return answer
}
