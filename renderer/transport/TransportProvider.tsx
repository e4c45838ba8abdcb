import { useEffect, useMemo, type ReactNode } from 'react'
import type { HoldingTransport } from './heldQuestions'
import { QueryCache } from './queryCache'
import { TransportContext } from './transport'
import { QueryContext } from './useQuery'

interface TransportProviderProps {
  readonly transport: HoldingTransport
  readonly children: ReactNode
}

/** Connects the page with the engine, and keeps the answers of the engine. */
export function TransportProvider({ transport, children }: TransportProviderProps) {
  const queries = useMemo(() => new QueryCache(transport), [transport])
  useEffect(() => transport.subscribe((event) => queries.handleEvent(event)), [transport, queries])
  return (
    <TransportContext value={transport}>
      <QueryContext value={queries}>{children}</QueryContext>
    </TransportContext>
  )
}
