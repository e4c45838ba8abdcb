import { useState } from 'react'
import { attributeColumn, columnsOfKind, isColumnKey, type Column, type RowColumn } from '../../shared/report/columns'
import { Checkbox } from '../ui/Checkbox'
import { ListSearch } from './filters/ListSearch'
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

interface ChoosableColumn extends Pick<Column, 'label' | 'description'> {
  readonly key: RowColumn
}

function choosableColumn(key: RowColumn, { label, description }: Column): ChoosableColumn {
  return { key, label, description }
}

function ColumnList() {
  const { kind, attributes, shownColumns, grid } = useSelection()
  // The store column is always visible.
  const choosable: readonly ChoosableColumn[] = [
    ...attributes.map(({ key }) => choosableColumn(key, attributeColumn(attributes, key))),
    ...columnsOfKind[kind].filter((column) => column.key !== 'store_id').map((column) => choosableColumn(column.key, column)),
  ]
  const all = choosable.map((column) => column.key)
  const [searchText, setSearchText] = useState('')
  const searchWords = searchText.toLowerCase().split(/\s+/)
  const found = choosable.filter(({ label, description }) => {
    const text = `${label} ${description}`.toLowerCase()
    return searchWords.every((word) => text.includes(word))
  })

  const defaults = defaultColumns(kind, attributes)

  function show(keys: readonly RowColumn[], isShown: boolean): void {
    grid?.setColumnsVisible([...keys], isShown)
  }

  /** A column that is shown may have its place far to the right. */
  function choose(key: RowColumn, isShown: boolean): void {
    show([key], isShown)
    if (isShown) grid?.ensureColumnVisible(key)
  }

  return (
    <>
      <ListSearch name="Search columns" placeholder="Search columns" value={searchText} onChange={setSearchText} />
      <div className="columnChooserSets">
        <button
          type="button"
          className="button"
          onClick={() => {
            show(defaults, true)
            show(all.filter((key) => !defaults.includes(key)), false)
          }}
        >
          Default
        </button>
        <button type="button" className="button" onClick={() => show(all, true)}>
          All
        </button>
      </div>
      {attributes.length === 0 ? (
        <ColumnBoxes columns={found} shown={shownColumns} onChoose={choose} />
      ) : (
        sections.map(({ title, isAttribute }) => {
          const inSection = found.filter(({ key }) => isColumnKey(key) !== isAttribute)
          return (
            inSection.length > 0 && (
              <section key={title} aria-label={title}>
                <h3>{title}</h3>
                <ColumnBoxes columns={inSection} shown={shownColumns} onChoose={choose} />
              </section>
            )
          )
        })
      )}
      {found.length === 0 && <p className="muted">No matching columns</p>}
    </>
  )
}

/** The sections of the list, if the stores have attributes. */
const sections = [
  { title: 'About the store', isAttribute: true },
  { title: 'Figures', isAttribute: false },
] as const

interface ColumnBoxesProps {
  readonly columns: readonly ChoosableColumn[]
  readonly shown: readonly RowColumn[]
  readonly onChoose: (key: RowColumn, isShown: boolean) => void
}

function ColumnBoxes({ columns, shown, onChoose }: ColumnBoxesProps) {
  return (
    <ul>
      {columns.map(({ key, label, description }) => (
        <li key={key}>
          <Checkbox hint={description} isChecked={shown.includes(key)} onChange={(isChecked) => onChoose(key, isChecked)}>
            {label}
          </Checkbox>
        </li>
      ))}
    </ul>
  )
}
