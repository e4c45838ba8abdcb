import type { CustomCellRendererProps } from 'ag-grid-react'
import type { ReportRow } from '../../shared/report/columns'
import './StoreCell.css'

/** The id of a store. It looks like a link, because a click on its row opens the store. */
export function StoreCell({ valueFormatted, data }: CustomCellRendererProps<ReportRow, string>) {
  return data === undefined ? valueFormatted : <span className="storeLink">{valueFormatted}</span>
}
