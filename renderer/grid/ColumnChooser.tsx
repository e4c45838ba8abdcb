import { useState } from 'react'
import { columnsOfKind, columnSets, type ColumnKey } from '../../shared/report/columns'
import { Checkbox } from '../ui/Checkbox'
import { Popover } from '../ui/Popover'
import { useSelection } from '../selection/useSelection'
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
  const sets = columnSets[kind]
  // The store column is always visible.
  const choosable = columnsOfKind[kind].filter((column) => column.key !== 'store_id')
  const extras = choosable.map((column) => column.key).filter((key) => !sets.standard.includes(key))
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
            show(sets.standard, true)
            show(extras, false)
          }}
        >
          Standard
        </button>
        <button type="button" className="button" onClick={() => show(sets.all, true)}>
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
