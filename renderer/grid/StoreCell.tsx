import type { CustomCellRendererProps } from 'ag-grid-react'
import type { ReportRow } from '../../shared/report/columns'
import './StoreCell.css'

/** The id of a store, and the way to its details; by keyboard, that is Enter in its row. */
export function StoreCell({ valueFormatted, data }: CustomCellRendererProps<ReportRow, string>) {
  return data === undefined ? valueFormatted : <span className="storeLink">{valueFormatted}</span>
}

/** Whether a press was meant for the details: with Ctrl or Shift it selects rows. */
export function isOnStoreLink({ target, ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return target instanceof Element && target.closest('.storeLink') !== null && !ctrlKey && !metaKey && !shiftKey
}
