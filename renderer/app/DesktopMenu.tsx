import { useEffect, useEffectEvent, useState } from 'react'
import { commandIds } from '../../shared/core/menuCommands'
import { goesToBrowser } from '../commands/editing'
import { useTransport } from '../transport/transport'
import { usePossibleCommands } from '../commands/useCommands'

interface DesktopMenuProps {
  readonly onOpenFolder: (path: string) => void
}

/** The commands that the browser carries out, joined to one string that React can compare. */
const browserCommandIds = (): string => commandIds.filter(goesToBrowser).join(' ')

/** Connects the menu of the desktop window: enables its items, and opens the folders chosen in it. */
export function DesktopMenu({ onOpenFolder }: DesktopMenuProps) {
  const transport = useTransport()
  const possible = usePossibleCommands()
  const [toBrowser, setToBrowser] = useState(browserCommandIds)
  const openFolder = useEffectEvent(onOpenFolder)

  useEffect(() => {
    const update = (): void => setToBrowser(browserCommandIds)
    document.addEventListener('focusin', update)
    document.addEventListener('focusout', update)
    return () => {
      document.removeEventListener('focusin', update)
      document.removeEventListener('focusout', update)
    }
  }, [])

  useEffect(
    () =>
      transport.subscribe((event) => {
        if (event.name === 'openFolder') openFolder(event.data)
      }),
    [transport],
  )

  useEffect(() => {
    const enabled = commandIds.filter((id) => possible.has(id) || toBrowser.split(' ').includes(id))
    void transport.call('enableCommands', { commands: enabled })
  }, [transport, possible, toBrowser])

  return null
}
