import { useState } from 'react'
import { columnsOfKind, type ColumnKey } from '../../shared/report/columns'
import { Checkbox } from '../ui/Checkbox'
import { Popover } from '../ui/Popover'
import { useSelection } from '../selection/useSelection'
import { defaultColumns } from './defaultLayout'
import './ColumnChooser.css'

/** A button that opens a list of check boxes for the columns that can be hidden. */
export function ColumnChooser() {
  return (
    <Popover label="Columns" panelName="Columns shown" panelClassName="columnChooserPanel" command="chooseColumns">
      {() => <ColumnList />}
    </Popover>
  )
}

function ColumnList() {
  const { kind, shownColumns, grid } = useSelection()
  // The store column is always visible.
  const choosable = columnsOfKind[kind].filter((column) => column.key !== 'store_id')
  const all = choosable.map((column) => column.key)
  const [searchText, setSearchText] = useState('')
  const searchWords = searchText.toLowerCase().split(/\s+/)
  const found = choosable.filter(({ label, description }) => {
    const text = `${label} ${description}`.toLowerCase()
    return searchWords.every((word) => text.includes(word))
  })

  function show(keys: readonly ColumnKey[], isShown: boolean): void {
    grid?.setColumnsVisible([...keys], isShown)
  }

  return (
    <>
      <input
        type="search"
        className="field"
        aria-label="Search columns"
        placeholder="Search columns"
        value={searchText}
        onChange={({ target }) => setSearchText(target.value)}
        spellCheck={false}
      />
      <div className="columnChooserSets">
        <button
          type="button"
          className="button"
          onClick={() => {
            show(defaultColumns[kind], true)
            show(all.filter((key) => !defaultColumns[kind].includes(key)), false)
          }}
        >
          Default
        </button>
        <button type="button" className="button" onClick={() => show(all, true)}>
          All
        </button>
      </div>
      <ul>
        {found.map(({ key, label, description }) => (
          <li key={key}>
            <Checkbox hint={description} isChecked={shownColumns.includes(key)} onChange={(isChecked) => show([key], isChecked)}>
              {label}
            </Checkbox>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="muted">No matching columns</p>}
    </>
  )
}
