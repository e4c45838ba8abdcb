import { useEffect, useState } from 'react'
import type { Progress } from '../shared/report'
import { useTransport } from './transport'

/** How far that job is; null before its first word. */
export function useProgress(job: Progress['job']): Progress | null {
  const transport = useTransport()
  const [progress, setProgress] = useState<Progress | null>(null)
  useEffect(
    () =>
      transport.subscribe((event) => {
        if (event.name === 'progress') setProgress(event.data)
      }),
    [transport],
  )
  return progress?.job === job ? progress : null
}
