import { commands } from '../../shared/core/commands'
import { ClosingActions } from '../ui/ClosingActions'
import { ModalDialog } from '../ui/ModalDialog'
import { shortcutLabel } from '../commands/shortcuts'
import './ShortcutsDialog.css'

/** Keys that the parts of the window take themselves. */
const localKeys = [
  {
    title: 'Table',
    keys: [
      ['Arrow keys', 'Go from cell to cell'],
      ['Page Up, Page Down, Home, End', 'Go by a page, or to the first or last'],
      ['Enter', 'Show the week of the store, then go there; on a heading, sort by it'],
      ['Escape', 'Close the week of the store'],
      ['Shift+Enter', 'On a heading, sort by it as well'],
      ['Space', 'Select or unselect the store'],
      ['Shift with arrows or Page keys', 'Select a range of stores'],
      [shortcutLabel('CmdOrCtrl+A'), 'Select all stores that search and filters leave'],
      [shortcutLabel('CmdOrCtrl+C'), 'Copy the selected stores with their headings'],
    ],
  },
  {
    title: 'Timeline of a store',
    keys: [
      ['Left, Right', 'Go from one stretch or poll to the next'],
      ['Home, End', 'Go to the first or the last'],
    ],
  },
  {
    title: 'Downtime by hour of the week',
    keys: [
      ['Arrow keys', 'Go from hour to hour'],
      ['Home, End', 'Go to the first or last hour of the day'],
      ['Ctrl+Home, Ctrl+End', 'Go to the first or last hour of the week'],
      ['Enter or Space', 'Show the stores that are down then, or all again'],
    ],
  },
] as const

const menus = ['File', 'Edit', 'View', 'Help'] as const

export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <ModalDialog title="Keyboard shortcuts" className="shortcutsDialog" onClose={onClose}>
      <div className="shortcutLists">
        {menus.map((menu) => (
          <ShortcutList
            key={menu}
            title={menu}
            rows={commands
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
  /** Keys, and what they do. */
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
