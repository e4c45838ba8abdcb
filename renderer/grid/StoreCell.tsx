import type { CustomCellRendererProps } from 'ag-grid-react'
import type { ReportRow } from '../../shared/report/columns'
import { withoutValueLabel } from '../../shared/report/groups'
import type { GridRow } from '../selection/gridRow'
import { useSelection } from '../selection/useSelection'
import './StoreCell.css'

/** The id of a store. It looks like a link, because a click on its row opens the store. */
export function StoreCell({ valueFormatted, data }: CustomCellRendererProps<ReportRow, string>) {
  return data === undefined ? valueFormatted : <span className="storeLink">{valueFormatted}</span>
}

/** The id of a store, or the value that the stores of a group have in common. */
export function StoreOrGroupCell(props: CustomCellRendererProps<GridRow, string>) {
  const group = props.data?.['#group']
  return group === undefined ? <StoreCell {...props} /> : <GroupHeading value={group.value} />
}

/** The heading of a group. The grid expands or collapses it when its row is clicked. */
function GroupHeading({ value }: { readonly value: string | null }) {
  const { groups, selectedGroups } = useSelection()
  const isExpanded = groups?.expanded.has(value) === true
  const isPartlySelected = selectedGroups.get(value) === 'partly'
  return (
    <button type="button" className={isPartlySelected ? 'groupHeading partlySelected' : 'groupHeading'} tabIndex={-1} aria-expanded={isExpanded}>
      <span className="groupMark" aria-hidden="true" />
      <span className="groupValue">{value ?? withoutValueLabel}</span>
      {/* The row itself is either selected or not. */}
      {isPartlySelected && <span className="screenReaderOnly"> (partly selected)</span>}
    </button>
  )
}
