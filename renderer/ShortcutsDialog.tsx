import { commands } from '../shared/commands'
import { ClosingActions } from './ClosingActions'
import { ModalDialog } from './ModalDialog'
import { shortcutLabel } from './shortcuts'
import './ShortcutsDialog.css'

/** Keys that the parts of the window take themselves. */
const localKeys = [
  {
    title: 'Table',
    keys: [
      ['Arrow keys', 'Go from cell to cell'],
      ['Page Up, Page Down, Home, End', 'Go further'],
      ['Enter', 'Show the week of the store, then go there; on a heading, sort by it'],
      ['Escape', 'Close the week of the store'],
      ['Shift+Enter', 'On a heading, sort by it as well'],
      ['Space', 'Select the store, or no longer'],
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
              .filter((command) => command.menu === menu)
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
