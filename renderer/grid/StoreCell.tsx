import type { CustomCellRendererProps } from 'ag-grid-react'
import type { ReportRow } from '../../shared/report/columns'
import './StoreCell.css'

/** The id of a store. A click on it opens the details of the store. */
export function StoreCell({ valueFormatted, data }: CustomCellRendererProps<ReportRow, string>) {
  return data === undefined ? valueFormatted : <span className="storeLink">{valueFormatted}</span>
}

/** Whether a click opens the details. With Ctrl or Shift, it selects rows. */
export function isOnStoreLink({ target, ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return target instanceof Element && target.closest('.storeLink') !== null && !ctrlKey && !metaKey && !shiftKey
}
