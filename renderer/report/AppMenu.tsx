import { Fragment } from 'react'
import { commands } from '../../shared/core/commands'
import { Popover } from '../ui/Popover'
import { shortcutLabel } from '../commands/shortcuts'
import { usePossibleCommands, useRunCommand } from '../commands/useCommands'
import './AppMenu.css'

const shown = commands.filter(({ menu }) => menu !== null)

/** The menu of the application, for browsers, which have no menu bar of ours. */
export function AppMenu() {
  const run = useRunCommand()
  const possible = usePossibleCommands()
  return (
    <Popover label="☰" name="Menu" panelName="Menu" panelClassName="appMenu" command="showMenu">
      {(close) =>
        shown.map(({ id, label, menu, shortcuts }, index) => (
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
              <kbd>{shortcutLabel(shortcuts[0])}</kbd>
            </button>
          </Fragment>
        ))
      }
    </Popover>
  )
}
