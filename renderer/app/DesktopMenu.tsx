import { useEffect, useState } from 'react'
import { commandIds } from '../../shared/core/menuCommands'
import { goesToBrowser } from '../commands/editing'
import { firstScreen } from '../hooks/firstScreen'
import { useTransport } from '../transport/transport'
import { usePossibleCommands } from '../commands/useCommands'

/** The commands that the browser carries out, joined to one string that React can compare. */
const browserCommandIds = (): string => commandIds.filter(goesToBrowser).join(' ')

/** Enables the items in the menu of the desktop window. */
export function DesktopMenu() {
  const transport = useTransport()
  const possible = usePossibleCommands()
  const [toBrowser, setToBrowser] = useState(browserCommandIds)

  useEffect(() => {
    const update = (): void => setToBrowser(browserCommandIds)
    document.addEventListener('focusin', update)
    document.addEventListener('focusout', update)
    return () => {
      document.removeEventListener('focusin', update)
      document.removeEventListener('focusout', update)
    }
  }, [])

  useEffect(() => {
    const enabled = commandIds.filter((id) => possible.has(id) || toBrowser.split(' ').includes(id))
    void firstScreen.then(() => transport.call('enableCommands', { commands: enabled }))
  }, [transport, possible, toBrowser])

  return null
}
