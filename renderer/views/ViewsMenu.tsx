import { useRef, useState, type SubmitEvent } from 'react'
import { Popover } from '../ui/Popover'
import { NameField } from './NameField'
import type { Views } from './useViews'
import { ViewRow } from './ViewRow'
import './ViewsMenu.css'

const defaultName = 'Default'

/** Ignores case, because a view named “default” would look like the default view. */
const isDefaultName = (name: string): boolean => name.toLowerCase() === defaultName.toLowerCase()

/** Shows the current view and lists the others. The user can save the present view under a name. */
export function ViewsMenu({ views }: { readonly views: Views }) {
  const name = views.name ?? defaultName
  return (
    <Popover
      label={
        <>
          <span className="viewsMenuWord">View: </span>
          <span className="currentViewName">{name}</span>
          {views.isModified && <span className="muted">(modified)</span>}
        </>
      }
      panelName="Views"
      panelClassName="viewsMenu"
      command="chooseView"
    >
      {(close) => <ViewsPanel views={views} onClose={close} />}
    </Popover>
  )
}

function ViewsPanel({ views, onClose }: { readonly views: Views; readonly onClose: () => void }) {
  const [newName, setNewName] = useState(views.isModified ? (views.name ?? '') : '')
  const nameField = useRef<HTMLInputElement>(null)
  const wanted = newName.trim()
  const isTaken = views.named.some(({ name }) => name === wanted)

  function choose(name: string | null): void {
    views.choose(name)
    onClose()
  }

  function save(event: SubmitEvent): void {
    event.preventDefault()
    if (wanted === '' || isDefaultName(wanted)) return
    views.save(wanted)
    onClose()
  }

  return (
    <>
      <ul className="viewList">
        <li>
          <button type="button" className="listButton viewName" aria-current={views.name === null} onClick={() => choose(null)}>
            {defaultName}
          </button>
        </li>
        {views.named.map(({ name }) => (
          <ViewRow
            key={name}
            name={name}
            kind="view"
            isCurrent={name === views.name}
            isTaken={(other) => other !== name && (isDefaultName(other) || views.named.some((view) => view.name === other))}
            onChoose={() => choose(name)}
            onRename={(other) => views.rename(name, other)}
            onRemove={() => views.remove(name)}
            onDone={() => nameField.current?.focus()}
          />
        ))}
      </ul>
      <form onSubmit={save}>
        <NameField ref={nameField} kind="view" name={newName} isTaken={isTaken} isRefused={isDefaultName(wanted)} onChange={setNewName} />
      </form>
      {isDefaultName(wanted) && <p className="errorText">The default view cannot be changed.</p>}
      <p className="muted">Saves columns, sort order, groups, filters, search and panels.</p>
    </>
  )
}
