import { useEffect, useEffectEvent, type RefObject } from 'react'
import { groupByLabel, withoutValueLabel, type StoreGroup } from '../../shared/report/groups'
import { copiedGroup, copiedRows, putOnClipboard, readAllRows, type CopiedRows } from './copyRows'
import { isInTextField, isUnderDialog } from '../commands/editing'
import { locale } from '../format/locale'
import { countOf } from '../format/numbers'
import { groupAt, storeAt, useSelection } from '../selection/useSelection'
import { useTransport } from '../transport/transport'
import { errorNotice, type Notice } from '../ui/notice'

/**
 * Copies the selected stores when the user copies while no text is selected and no text field has the focus. If no store
 * is selected, this copies the focused store or group of `container`. The rows have the columns and the order on screen.
 */
export function useCopyRows(container: RefObject<HTMLElement | null>, onNotice: (notice: Notice) => void): void {
  const transport = useTransport()
  const { attributes, grid, groups, kind, rows, stores, shownColumns } = useSelection()

  function put(copied: CopiedRows, content: string): void {
    if (putOnClipboard(copied)) onNotice({ tone: 'info', message: `Copied ${content}.` })
    else onNotice({ tone: 'error', message: 'The rows could not be copied. Please try again.' })
  }

  async function copy(storeIds: readonly string[]): Promise<void> {
    const { reportId, sort } = rows
    const read = await readAllRows(transport, { reportId, sort, storeIds: [...storeIds] })
    if (!read.ok) return onNotice(errorNotice(read.error))
    put(copiedRows(read.value, shownColumns, attributes, locale), `${countOf(read.value.length, 'store')} with ${countOf(shownColumns.length, 'column')}`)
  }

  function copyGroup(group: StoreGroup, label: string): void {
    put(copiedGroup(group, label, kind, shownColumns, locale), `the figures of ${group.value ?? withoutValueLabel}`)
  }

  /** Returns false if there is nothing to copy. */
  const copySelected = useEffectEvent((isInside: boolean): boolean => {
    const focusedRow = grid?.getFocusedCell()?.rowIndex ?? -1
    const focusedId = storeAt(grid, focusedRow)
    const focusedGroup = groupAt(grid, focusedRow)
    if (stores.storeIds.size === 0 && isInside && focusedGroup !== null && groups !== null) {
      copyGroup(focusedGroup, groupByLabel(groups.groupBy, attributes))
      return true
    }
    const storeIds = stores.storeIds.size > 0 || focusedId === null || !isInside ? [...stores.storeIds] : [focusedId]
    if (storeIds.length > 0) void copy(storeIds)
    return storeIds.length > 0
  })

  useEffect(() => {
    // Browsers send this event to the whole page, not to the element with the focus.
    function onCopy(event: ClipboardEvent): void {
      if (isInTextField() || isUnderDialog() || getSelection()?.isCollapsed === false) return
      const isInside = container.current?.contains(document.activeElement) === true
      if (copySelected(isInside)) event.preventDefault()
    }
    document.addEventListener('copy', onCopy)
    return () => document.removeEventListener('copy', onCopy)
  }, [container])
}
