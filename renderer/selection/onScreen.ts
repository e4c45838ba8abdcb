import type { RowSelection } from '../../shared/report/rowSelection'

/** The rows, marked stores and open store on screen, for dialogs. */
export interface Shown {
  /** The rows that search and filters leave, in their order. */
  readonly rows: RowSelection
  /** The stores marked in the grid. */
  readonly selectedStoreIds: ReadonlySet<string>
  /** The store whose details are open. */
  readonly storeId: string | null
}
