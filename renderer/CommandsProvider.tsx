import { useEffect, useMemo, useRef, type ReactNode } from 'react'
import { commands, type CommandId } from '../shared/commands'
import { isShortcut } from './shortcuts'
import { useTransport } from './transport'
import { CommandsContext, type CommandsAccess } from './useCommands'

/** Brings what the user asks for, by menu or by key, to the component that does it: of several the one mounted last. */
export function CommandsProvider({ children }: { readonly children: ReactNode }) {
  const transport = useTransport()
  const handlers = useRef(new Map<CommandId, readonly (() => void)[]>())

  const access = useMemo<CommandsAccess>(() => {
    const of = (id: CommandId): readonly (() => void)[] => handlers.current.get(id) ?? []
    return {
      register(id, run) {
        handlers.current.set(id, [...of(id), run])
        return () => void handlers.current.set(id, of(id).filter((other) => other !== run))
      },
      run(id) {
        if (isAboutText(id, document.activeElement)) document.execCommand(id)
        // What lies under a dialog is out of reach.
        else if (document.querySelector('dialog:modal') === null) of(id).at(-1)?.()
      },
    }
  }, [])

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const command = commands.find(({ shortcuts }) => shortcuts.some((shortcut) => isShortcut(shortcut, event)))
      if (command === undefined || event.defaultPrevented || isAboutText(command.id, document.activeElement)) return
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

  return <CommandsContext value={access}>{children}</CommandsContext>
}

/** Undo and redo in a text field are about its text, and the browser knows how. */
function isAboutText(id: CommandId, focused: Element | null): boolean {
  if (id !== 'undo' && id !== 'redo') return false
  if (focused instanceof HTMLTextAreaElement) return true
  return focused instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(focused.type)
}
