import { createContext, useContext, useEffect, useEffectEvent } from 'react'
import type { CommandId } from '../../shared/core/commands'

export interface CommandsAccess {
  /** Takes note of who carries out a command; returns a function that ends it. */
  readonly register: (id: CommandId, run: () => void) => () => void
  /** Asks for a command as its key does; nothing happens where nobody carries it out at present. */
  readonly run: (id: CommandId) => void
  /** Takes note of a dialog, which puts all commands out of reach; returns a function that ends it. */
  readonly cover: () => () => void
}

export const CommandsContext = createContext<CommandsAccess | null>(null)

/** The commands that somebody carries out at present. */
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

/** Puts all commands out of reach while the component, a modal dialog, is there. */
export function useCover(): void {
  const { cover } = useCommandsAccess()
  useEffect(() => cover(), [cover])
}

/** Carries out a command, chosen from the menu or by its key, while the component is there and `run` is not null. */
export function useCommand(id: CommandId, run: (() => void) | null): void {
  const { register } = useCommandsAccess()
  const carryOut = useEffectEvent(() => run?.())
  const isPossible = run !== null
  useEffect(() => (isPossible ? register(id, () => carryOut()) : undefined), [register, id, isPossible])
}
