import { createContext, useContext } from 'react'
import type { Transport } from '../../shared/operations/contract'
import type { HoldingTransport } from './heldQuestions'
import { createHttpTransport } from './httpTransport'

declare global {
  interface Window {
    /** The bridge of the desktop's preload; undefined in a browser. */
    readonly storeMonitor?: Transport
  }
}

/** The desktop's bridge if there is one, else HTTP to the server of the page. */
export function chooseTransport(): Transport {
  return window.storeMonitor ?? createHttpTransport()
}

export const TransportContext = createContext<HoldingTransport | null>(null)

export function useTransport(): HoldingTransport {
  const transport = useContext(TransportContext)
  if (transport === null) throw new Error('No TransportProvider above this component')
  return transport
}
