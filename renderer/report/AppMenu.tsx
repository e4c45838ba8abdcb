import { Fragment } from 'react'
import { commands, type Command, type CommandId } from '../../shared/core/menuCommands'
import { Popover } from '../ui/Popover'
import { shortcutLabel } from '../commands/shortcuts'
import { usePossibleCommands, useRunCommand } from '../commands/useCommands'
import './AppMenu.css'

const shown: readonly (Command & { readonly id: CommandId })[] = commands.filter(({ menu }) => menu !== null)

/** The menu of the application, for browsers, which have no menu bar of ours. */
export function AppMenu() {
  const run = useRunCommand()
  const possible = usePossibleCommands()
  return (
    <Popover label="☰" name="Menu" panelName="Menu" panelClassName="appMenu" command="showMenu">
      {(close) =>
        shown.map(({ id, label, menu, shortcuts: [key] }, index) => (
          <Fragment key={id}>
            {shown[index - 1]?.menu !== menu && <h3>{menu}</h3>}
            <button
              type="button"
              className="listButton appMenuItem"
              disabled={!possible.has(id)}
              onClick={() => {
                close()
                run(id)
              }}
            >
              {label}
              {key !== undefined && <kbd>{shortcutLabel(key)}</kbd>}
            </button>
          </Fragment>
        ))
      }
    </Popover>
  )
}
