import { useRef } from 'react'
import { nameKey } from '../../shared/folder/attributes'
import { attributeColumn } from '../../shared/report/columns'
import { useCommand } from '../commands/useCommands'
import { SearchField } from './SearchField'
import { useSelection, type Selection } from './useSelection'
import './SearchBox.css'

/** Searches ids, names and attributes of stores, several at once if a list is pasted. The Find command puts the focus here. */
export function SearchBox() {
  const { attributes, filters } = useSelection()
  const input = useRef<HTMLInputElement>(null)

  useCommand('find', () => input.current?.select())

  return (
    <SearchField
      ref={input}
      name="Search stores"
      className="searchBox"
      value={filters.searchText}
      onChange={filters.setSearchText}
      {...searchWords(attributes)}
    />
  )
}

const listHint = 'Paste a list to find several stores: one on each line, or with commas between them. Ids can have spaces between them too.'

/** What the field says that it finds. */
function searchWords(attributes: Selection['attributes']): { readonly placeholder: string; readonly title: string } {
  if (attributes.length === 0) return { placeholder: 'Search store id', title: `Finds ids of stores. ${listHint}` }
  const hasNames = attributes.some(({ key }) => key === nameKey)
  const found = attributes.map(({ key }) => attributeColumn(attributes, key).label.toLowerCase())
  return {
    placeholder: hasNames ? 'Search id, name, attribute' : 'Search id, attribute',
    title: `Finds id, ${found.join(', ')}. ${listHint}`,
  }
}
