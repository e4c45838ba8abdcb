import { createContext, useContext } from 'react'
import type { Transport } from '../../shared/operations/contract'
import { createHttpTransport } from './httpTransport'

declare global {
  interface Window {
    /** What the desktop's preload exposes; absent in a browser. */
    readonly storeMonitor?: Transport
  }
}

/** The desktop's bridge where there is one, else HTTP to the server the page came from. */
export function chooseTransport(): Transport {
  return window.storeMonitor ?? createHttpTransport()
}

export const TransportContext = createContext<Transport | null>(null)

export function useTransport(): Transport {
  const transport = useContext(TransportContext)
  if (transport === null) throw new Error('No TransportContext above this component')
  return transport
}
