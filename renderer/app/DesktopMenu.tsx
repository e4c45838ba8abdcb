import { useEffect, useEffectEvent, useState } from 'react'
import { commandIds } from '../../shared/core/commands'
import { goesToTextField } from '../commands/textFieldCommands'
import { useTransport } from '../transport/transport'
import { usePossibleCommands } from '../commands/useCommands'

interface DesktopMenuProps {
  readonly onOpenFolder: (path: string) => void
}

/** The commands that go to the text field with the focus; as one text, which is the same where they are. */
const textFieldCommandIds = (): string => commandIds.filter(goesToTextField).join(' ')

/** What the menu of the desktop window needs of the page: which of its items are grey, and folders opened from it. */
export function DesktopMenu({ onOpenFolder }: DesktopMenuProps) {
  const transport = useTransport()
  const possible = usePossibleCommands()
  const [aboutText, setAboutText] = useState(textFieldCommandIds)
  const openFolder = useEffectEvent(onOpenFolder)

  useEffect(() => {
    const look = (): void => setAboutText(textFieldCommandIds)
    document.addEventListener('focusin', look)
    document.addEventListener('focusout', look)
    return () => {
      document.removeEventListener('focusin', look)
      document.removeEventListener('focusout', look)
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
    const enabled = commandIds.filter((id) => possible.has(id) || aboutText.split(' ').includes(id))
    void transport.call('enableCommands', { commands: enabled })
  }, [transport, possible, aboutText])

  return null
}
