import { useState } from 'react'
import { columnsOfKind, columnSets, type ColumnKey, type ReportKind } from '../../shared/report/columns'
import { Checkbox } from '../ui/Checkbox'
import { Popover } from '../ui/Popover'
import './ColumnChooser.css'

interface ColumnChooserProps {
  readonly kind: ReportKind
  readonly visible: readonly ColumnKey[]
  readonly onShow: (keys: readonly ColumnKey[], isShown: boolean) => void
}

/** A button that opens a list of check boxes for the columns that can be hidden. */
export function ColumnChooser(props: ColumnChooserProps) {
  return (
    <Popover label="Columns" panelName="Columns shown" panelClassName="columnChooserPanel" command="chooseColumns">
      {() => <ColumnList {...props} />}
    </Popover>
  )
}

function ColumnList({ kind, visible, onShow }: ColumnChooserProps) {
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
            onShow(sets.standard, true)
            onShow(extras, false)
          }}
        >
          Standard
        </button>
        <button type="button" className="button" onClick={() => onShow(sets.all, true)}>
          All
        </button>
      </div>
      <ul>
        {found.map(({ key, label, description }) => (
          <li key={key}>
            <Checkbox hint={description} isChecked={visible.includes(key)} onChange={(isChecked) => onShow([key], isChecked)}>
              {label}
            </Checkbox>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="muted">No matching columns</p>}
    </>
  )
}
