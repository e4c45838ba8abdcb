import type { CommandId } from '../../shared/core/commands'

/** In a text field they are about its text, and the browser knows how. */
const textCommands: ReadonlySet<CommandId> = new Set(['undo', 'redo'])

export function goesToTextField(id: CommandId): boolean {
  return textCommands.has(id) && isInTextField(document.activeElement)
}

function isInTextField(focused: Element | null): boolean {
  if (focused instanceof HTMLTextAreaElement) return true
  return focused instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(focused.type)
}
