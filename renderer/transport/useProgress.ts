import { useEffect, useState } from 'react'
import type { Progress } from '../../shared/core/progress'
import { useTransport } from './transport'

/** The progress of one job on one report; null before the first event. Other windows of the same server have jobs of their own. */
export function useProgress(job: Progress['job'], reportId: number | null): Progress | null {
  const transport = useTransport()
  const [progress, setProgress] = useState<Progress | null>(null)
  useEffect(
    () =>
      transport.subscribe((event) => {
        if (event.name === 'progress') setProgress(event.data)
      }),
    [transport],
  )
  return progress?.job === job && progress.reportId === reportId ? progress : null
}
