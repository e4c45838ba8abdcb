import type { CommandId } from '../../shared/core/menuCommands'

/** Undo and redo act on the focused text field; the browser does that itself. */
const textFieldCommandIds: ReadonlySet<CommandId> = new Set(['undo', 'redo'])

export function goesToTextField(id: CommandId): boolean {
  return textFieldCommandIds.has(id) && isInTextField(document.activeElement)
}

function isInTextField(focused: Element | null): boolean {
  if (focused instanceof HTMLTextAreaElement) return true
  return focused instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(focused.type)
}
