import { useEffect, useEffectEvent, useState } from 'react'
import { commandIds } from '../../shared/core/menuCommands'
import { goesToTextField } from '../commands/textFieldCommands'
import { useTransport } from '../transport/transport'
import { usePossibleCommands } from '../commands/useCommands'

interface DesktopMenuProps {
  readonly onOpenFolder: (path: string) => void
}

/** The commands that go to the focused text field, joined to one string that React can compare. */
const textFieldCommandIds = (): string => commandIds.filter(goesToTextField).join(' ')

/** Connects the menu of the desktop window: enables its items, and opens the folders chosen in it. */
export function DesktopMenu({ onOpenFolder }: DesktopMenuProps) {
  const transport = useTransport()
  const possible = usePossibleCommands()
  const [toTextField, setToTextField] = useState(textFieldCommandIds)
  const openFolder = useEffectEvent(onOpenFolder)

  useEffect(() => {
    const update = (): void => setToTextField(textFieldCommandIds)
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
    const enabled = commandIds.filter((id) => possible.has(id) || toTextField.split(' ').includes(id))
    void transport.call('enableCommands', { commands: enabled })
  }, [transport, possible, toTextField])

  return null
}
