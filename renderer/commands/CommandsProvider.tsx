import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { commandIds, commands, type CommandId } from '../../shared/core/menuCommands'
import { goesToBrowser, isUnderDialog } from './editing'
import { isShortcut } from './shortcuts'
import { useTransport } from '../transport/transport'
import { CommandsContext, PossibleCommandsContext, type CommandsAccess } from './useCommands'

/** Runs the commands of the menu and the keyboard in the components that handle them. The component mounted last wins. */
export function CommandsProvider({ children }: { readonly children: ReactNode }) {
  const transport = useTransport()
  const handlers = useRef(new Map<CommandId, readonly (() => void)[]>())

  const [handled, setHandled] = useState<ReadonlySet<CommandId>>(new Set())
  const [dialogs, setDialogs] = useState(0)

  const access = useMemo<CommandsAccess>(() => {
    const of = (id: CommandId): readonly (() => void)[] => handlers.current.get(id) ?? []
    const set = (id: CommandId, ofId: readonly (() => void)[]): void => {
      handlers.current.set(id, ofId)
      setHandled(new Set(commandIds.filter((other) => of(other).length > 0)))
    }
    return {
      register(id, run) {
        set(id, [...of(id), run])
        return () => set(id, of(id).filter((other) => other !== run))
      },
      cover() {
        setDialogs((count) => count + 1)
        return () => setDialogs((count) => count - 1)
      },
      run(id) {
        // oxlint-disable-next-line typescript/no-deprecated -- only this undoes and selects in a text field as its keys do
        if (goesToBrowser(id)) document.execCommand(id)
        else if (!isUnderDialog()) of(id).at(-1)?.()
      },
    }
  }, [])

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const command = commands.find(({ shortcuts }) => shortcuts.some((shortcut) => isShortcut(shortcut, event)))
      if (command === undefined || event.defaultPrevented || goesToBrowser(command.id)) return
      if (!handlers.current.get(command.id)?.length) return
      event.preventDefault()
      access.run(command.id)
    }

    const unsubscribe = transport.subscribe((event) => {
      if (event.name === 'menu') access.run(event.data)
    })
    window.addEventListener('keydown', onKeyDown)
    return () => {
      unsubscribe()
      window.removeEventListener('keydown', onKeyDown)
    }
  }, [transport, access])

  const possible = useMemo(() => (dialogs > 0 ? new Set<CommandId>() : handled), [dialogs, handled])
  return (
    <CommandsContext value={access}>
      <PossibleCommandsContext value={possible}>{children}</PossibleCommandsContext>
    </CommandsContext>
  )
}
