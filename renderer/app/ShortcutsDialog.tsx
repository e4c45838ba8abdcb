import { commands } from '../../shared/core/menuCommands'
import { ClosingActions } from '../ui/ClosingActions'
import { ModalDialog } from '../ui/ModalDialog'
import { shortcutLabel } from '../commands/shortcuts'
import './ShortcutsDialog.css'

/** Keys that work in one part of the window. */
const localKeys = [
  {
    title: 'Table',
    keys: [
      ['Arrow keys', 'Move between cells'],
      ['Page Up, Page Down, Home, End', 'Move by a page, or to the start or end'],
      ['Enter', 'Open the store, or move into it if it is open (on a heading: sort; on a group: expand or collapse)'],
      ['Right, Left in the first column', 'Expand or collapse the group, or move to the group of a store'],
      ['Escape', 'Close the store'],
      ['Shift+Enter', 'Add to sort (on a heading)'],
      ['Space', 'Select or unselect the store'],
      ['Shift with arrows or Page keys', 'Select a range of stores'],
      [shortcutLabel('CmdOrCtrl+C'), 'Copy the selected stores with headings'],
    ],
  },
  {
    title: 'Store timeline',
    keys: [
      ['Left, Right', 'Move to the previous or next bar or poll'],
      ['Home, End', 'Move to the first or last one'],
    ],
  },
  {
    title: 'Downtime by hour of the week',
    keys: [
      ['Arrow keys', 'Move between hours'],
      ['Home, End', 'Move to the first or last hour of the day'],
      ['Ctrl+Home, Ctrl+End', 'Move to the first or last hour of the week'],
      ['Enter or Space', 'Filter by this hour, or remove the filter'],
    ],
  },
] as const

const menus = ['File', 'Edit', 'View', 'Help'] as const

interface ShortcutsDialogProps {
  readonly isDesktop: boolean
  readonly onClose: () => void
}

export function ShortcutsDialog({ isDesktop, onClose }: ShortcutsDialogProps) {
  const offered = commands.filter((command) => !isDesktop || !('isOnlyInBrowser' in command))
  return (
    <ModalDialog title="Keyboard shortcuts" className="shortcutsDialog" onClose={onClose}>
      <div className="shortcutLists">
        {menus.map((menu) => (
          <ShortcutList
            key={menu}
            title={menu}
            rows={offered
              .filter((command) => command.menu === menu || (menu === 'Help' && command.menu === null))
              .filter(({ shortcuts }) => shortcuts.length > 0)
              .map(({ label, shortcuts }) => [
                shortcuts.map((shortcut) => shortcutLabel(shortcut)).join(' or '),
                label.replace('…', ''),
              ])}
          />
        ))}
        {localKeys.map(({ title, keys }) => (
          <ShortcutList key={title} title={title} rows={keys} />
        ))}
      </div>
      <ClosingActions onClose={onClose} />
    </ModalDialog>
  )
}

interface ShortcutListProps {
  readonly title: string
  /** The keys, then what they do. */
  readonly rows: readonly (readonly [string, string])[]
}

function ShortcutList({ title, rows }: ShortcutListProps) {
  return (
    <section>
      <h3>{title}</h3>
      <dl className="shortcutList">
        {rows.map(([keys, meaning]) => (
          <div key={keys}>
            <dt>{meaning}</dt>
            <dd>{keys}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
