import type { CommandId } from '../../shared/core/menuCommands'

/** The commands that act on the focused text field, if there is one. */
const editingIds: ReadonlySet<CommandId> = new Set(['undo', 'redo', 'selectAll'])

/** Whether the browser carries out the command: in the focused text field, or on the text of a dialog. */
export function goesToBrowser(id: CommandId): boolean {
  return editingIds.has(id) && (isInTextField() || (id === 'selectAll' && isUnderDialog()))
}

export function isInTextField(): boolean {
  const focused = document.activeElement
  if (focused instanceof HTMLTextAreaElement) return true
  return focused instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(focused.type)
}

/** Whether a modal dialog covers the page, so that nothing under it can be reached. */
export function isUnderDialog(): boolean {
  return document.querySelector('dialog:modal') !== null
}
