import { useEffect, useEffectEvent, useState } from 'react'
import type { Events } from '../shared/contract'
import type { Progress } from '../shared/report'
import { useTransport } from './transport'

/** Calls `onChoose` with each item the user chooses from the application menu. */
export function useMenu(onChoose: (item: Events['menu']) => void): void {
  const transport = useTransport()
  const choose = useEffectEvent(onChoose)
  useEffect(
    () =>
      transport.subscribe((event) => {
        if (event.name === 'menu') choose(event.data)
      }),
    [transport],
  )
}

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
