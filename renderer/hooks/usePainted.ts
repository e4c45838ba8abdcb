import { useEffect, useState } from 'react'
import { afterPaint } from './afterPaint'

/** Becomes true when what the page shows because of `isKnown` has been painted. */
export function usePainted(isKnown: boolean): boolean {
  const [isPainted, setIsPainted] = useState(false)
  useEffect(() => {
    if (!isKnown) return undefined
    // The page is idle only after the last of it has been rendered, which the grid does in several steps.
    const idle = requestIdleCallback(() => afterPaint(() => setIsPainted(true)))
    return () => cancelIdleCallback(idle)
  }, [isKnown])
  return isPainted
}
