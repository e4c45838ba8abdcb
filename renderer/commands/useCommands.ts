import { createContext, useContext, useEffect, useEffectEvent } from 'react'
import type { CommandId } from '../../shared/core/menuCommands'

export interface CommandsAccess {
  /** Registers a handler of a command. Returns a function that removes it. */
  readonly register: (id: CommandId, run: () => void) => () => void
  /** Runs a command as its shortcut does. Does nothing if the command has no handler. */
  readonly run: (id: CommandId) => void
  /** Registers a dialog, which disables all commands. Returns a function that removes it. */
  readonly cover: () => () => void
}

export const CommandsContext = createContext<CommandsAccess | null>(null)

/** The commands that have a handler and are not disabled by a dialog. */
export const PossibleCommandsContext = createContext<ReadonlySet<CommandId>>(new Set())

export function usePossibleCommands(): ReadonlySet<CommandId> {
  return useContext(PossibleCommandsContext)
}

function useCommandsAccess(): CommandsAccess {
  const access = useContext(CommandsContext)
  if (access === null) throw new Error('No CommandsProvider above this component')
  return access
}

export function useRunCommand(): CommandsAccess['run'] {
  return useCommandsAccess().run
}

/** Disables all commands while the calling component, a modal dialog, is mounted. */
export function useCover(): void {
  const { cover } = useCommandsAccess()
  useEffect(() => cover(), [cover])
}

/** Handles a command of the menu or the keyboard while the component is mounted and `run` is not null. */
export function useCommand(id: CommandId, run: (() => void) | null): void {
  const { register } = useCommandsAccess()
  const runLatest = useEffectEvent(() => run?.())
  const isPossible = run !== null
  useEffect(() => (isPossible ? register(id, () => runLatest()) : undefined), [register, id, isPossible])
}
