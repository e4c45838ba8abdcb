import { useEffect, useEffectEvent, useState } from 'react'
import { useTransport } from '../transport/transport'
import type { SessionState } from './sessionState'

/**
 * Opens a folder that the user names outside the page while it is open: by starting the program again, or in a menu of the
 * window or the system. It waits until a running job has ended.
 */
export function useWantedFolder({ overview, job }: SessionState, onOpenFolder: (path: string) => void): void {
  const transport = useTransport()
  const [timesNamed, setTimesNamed] = useState(0)
  const isPossible = overview !== null && job === null

  useEffect(
    () =>
      transport.subscribe((event) => {
        if (event.name === 'folderWanted') setTimesNamed((times) => times + 1)
      }),
    [transport],
  )

  const open = useEffectEvent(async () => {
    const wanted = await transport.call('takeWantedFolder', {})
    if (wanted.ok && wanted.value !== null) onOpenFolder(wanted.value)
  })
  useEffect(() => {
    if (timesNamed > 0 && isPossible) void open()
  }, [timesNamed, isPossible])
}
