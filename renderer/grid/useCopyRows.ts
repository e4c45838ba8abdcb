import { copiedRows, putOnClipboard, readAllRows } from './copyRows'
import { countOf } from '../format/format'
import { useSelection } from '../selection/useSelection'
import { useTransport } from '../transport/transport'
import { errorNotice, type Notice } from '../ui/notice'

/** Returns a function that copies stores to the clipboard, in the columns and the order on screen. */
export function useCopyRows(onNotice: (notice: Notice) => void): (storeIds: readonly string[]) => void {
  const transport = useTransport()
  const { rows, shownColumns } = useSelection()
  const { reportId, sort } = rows

  async function copy(storeIds: readonly string[]): Promise<void> {
    const read = await readAllRows(transport, { reportId, sort, storeIds: [...storeIds] })
    if (!read.ok) return onNotice(errorNotice(read.error))
    const isCopied = putOnClipboard(copiedRows(read.value, shownColumns))
    const message = `Copied ${countOf(read.value.length, 'store')} with ${countOf(shownColumns.length, 'column')}.`
    if (isCopied) onNotice({ tone: 'info', message })
    else onNotice({ tone: 'error', message: 'The rows could not be copied. Please try again.' })
  }

  return (storeIds) => void copy(storeIds)
}
