import type { ColumnKey } from '../../shared/report/columns'
import type { RowSelection } from '../../shared/report/rowSelection'
import { copiedRows, putOnClipboard, readAllRows } from './copyRows'
import { countOf } from '../format/numbers'
import { useTransport } from '../transport/transport'

/** A function that puts stores of a report on the clipboard. `onCopied` and `onRefused` are told in words what became of it. */
export function useCopyRows(
  { reportId, sort }: RowSelection,
  columns: readonly ColumnKey[],
  onCopied: (message: string) => void,
  onRefused: (message: string) => void,
): (storeIds: readonly string[]) => void {
  const transport = useTransport()

  async function copy(storeIds: readonly string[]): Promise<void> {
    const read = await readAllRows(transport, { reportId, sort, storeIds: [...storeIds] })
    if (!read.ok) return onRefused(read.error.message)
    const isCopied = putOnClipboard(copiedRows(read.value, columns))
    const copied = `Copied ${countOf(read.value.length, 'store')} with ${countOf(columns.length, 'column')}.`
    if (isCopied) onCopied(copied)
    else onRefused('The rows could not be put on the clipboard. Copy them once more.')
  }

  return (storeIds) => void copy(storeIds)
}
