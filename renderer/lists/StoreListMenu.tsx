import { useState } from 'react'
import { countOf } from '../format/numbers'
import { useSelection } from '../selection/useSelection'
import { ErrorText } from '../ui/ErrorText'
import { Popover } from '../ui/Popover'
import { ViewRow } from '../views/ViewRow'
import { SaveListForm } from './SaveListForm'
import { useStoreLists } from './useStoreLists'
import './StoreListMenu.css'

/** Chooses between all stores and the lists that the user has saved, and saves others. */
export function StoreListMenu() {
  return (
    <Popover
      label="My stores"
      panelName="My stores"
      panelClassName="storeListMenu"
      command="chooseStoreList"
    >
      {(close) => <ListsPanel onClose={close} />}
    </Popover>
  )
}

function ListsPanel({ onClose }: { readonly onClose: () => void }) {
  const { storeList, changeView } = useSelection()
  const { lists, failure, rename, remove } = useStoreLists()
  /** Counts what was renamed or deleted: each time the form takes the focus. */
  const [changes, setChanges] = useState(0)

  function choose(storeListId: string | undefined): void {
    changeView({ storeListId })
    onClose()
  }

  return (
    <>
      <ul className="viewList">
        <li>
          <button type="button" className="listButton viewName" aria-current={storeList === null} onClick={() => choose(undefined)}>
            All stores
          </button>
        </li>
        {lists.map(({ id, name, stores }) => (
          <ViewRow
            key={id}
            name={name}
            kind="list"
            note={countOf(stores, 'store')}
            isCurrent={id === storeList?.id}
            isTaken={(other) => lists.some((list) => list.id !== id && list.name === other)}
            onChoose={() => choose(id)}
            onRename={(newName) => rename(id, newName)}
            onRemove={() => remove(id)}
            onDone={() => setChanges(changes + 1)}
          />
        ))}
      </ul>
      <ErrorText message={failure?.message ?? null} />
      <SaveListForm changes={changes} onSaved={choose} />
    </>
  )
}
