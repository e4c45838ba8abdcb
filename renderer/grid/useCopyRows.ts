import { useEffect, useEffectEvent, type RefObject } from 'react'
import { copiedRows, putOnClipboard, readAllRows } from './copyRows'
import { countOf } from '../format/numbers'
import { storeAt, useSelection } from '../selection/useSelection'
import { useTransport } from '../transport/transport'
import { errorNotice, type Notice } from '../ui/notice'

/**
 * Copies the selected stores, or else the focused one, when the user copies while the focus is in `container` and no
 * text is selected. The rows have the columns and the order on screen.
 */
export function useCopyRows(container: RefObject<HTMLElement | null>, onNotice: (notice: Notice) => void): void {
  const transport = useTransport()
  const { grid, rows, stores, shownColumns } = useSelection()

  async function copy(storeIds: readonly string[]): Promise<void> {
    const { reportId, sort } = rows
    const read = await readAllRows(transport, { reportId, sort, storeIds: [...storeIds] })
    if (!read.ok) return onNotice(errorNotice(read.error))
    const isCopied = putOnClipboard(copiedRows(read.value, shownColumns))
    const message = `Copied ${countOf(read.value.length, 'store')} with ${countOf(shownColumns.length, 'column')}.`
    if (isCopied) onNotice({ tone: 'info', message })
    else onNotice({ tone: 'error', message: 'The rows could not be copied. Please try again.' })
  }

  const copySelected = useEffectEvent(() => {
    const focusedId = storeAt(grid, grid?.getFocusedCell()?.rowIndex ?? -1)
    const storeIds = stores.storeIds.size > 0 || focusedId === null ? [...stores.storeIds] : [focusedId]
    if (storeIds.length > 0) void copy(storeIds)
  })

  useEffect(() => {
    // Browsers send this event to the whole page, not to the element with the focus.
    function onCopy(event: ClipboardEvent): void {
      const isInside = container.current?.contains(document.activeElement) === true
      if (!isInside || getSelection()?.isCollapsed === false) return
      event.preventDefault()
      copySelected()
    }
    document.addEventListener('copy', onCopy)
    return () => document.removeEventListener('copy', onCopy)
  }, [container])
}
