import type { ColumnKey } from '../../shared/report/columns'
import type { RowSelection } from '../../shared/report/rowSelection'
import { copiedRows, putOnClipboard, readAllRows } from './copyRows'
import { countOf } from '../format/format'
import { useTransport } from '../transport/transport'
import { errorNotice, type Notice } from '../ui/notice'

/** Returns a function that copies stores of a report to the clipboard, and reports the result as a notice. */
export function useCopyRows(
  { reportId, sort }: RowSelection,
  columns: readonly ColumnKey[],
  onNotice: (notice: Notice) => void,
): (storeIds: readonly string[]) => void {
  const transport = useTransport()

  async function copy(storeIds: readonly string[]): Promise<void> {
    const read = await readAllRows(transport, { reportId, sort, storeIds: [...storeIds] })
    if (!read.ok) return onNotice(errorNotice(read.error))
    const isCopied = putOnClipboard(copiedRows(read.value, columns))
    const message = `Copied ${countOf(read.value.length, 'store')} with ${countOf(columns.length, 'column')}.`
    if (isCopied) onNotice({ tone: 'info', message })
    else onNotice({ tone: 'error', message: 'The rows could not be copied. Please try again.' })
  }

  return (storeIds) => void copy(storeIds)
}
