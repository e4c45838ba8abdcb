import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useCommand } from '../commands/useCommands'
import { putOnClipboard } from '../grid/copyRows'
import { useOpenStoreId, useSelection } from '../selection/useSelection'
import { useTransport } from '../transport/transport'
import type { Notice } from '../ui/notice'
import { formatAddress, parseAddress, type PageAddress } from './pageAddress'

interface AddressOfScreenProps {
  /** Whether the report took the place of another one without the user asking for it. */
  readonly isAutomatic: boolean
  /** Whether others can open the address. */
  readonly isShareable: boolean
  /** Shows another report; false if that is not possible. */
  readonly onOpenReport: (reportId: number) => Promise<boolean>
  readonly onNotice: (notice: Notice) => void
}

/**
 * Keeps the address of the page in step with the report, the store and the tab on screen, so that it can be opened again.
 * What the user chooses becomes an entry in the history of the browser, but not each store that the arrow keys pass.
 */
export function AddressOfScreen({ isAutomatic, isShareable, onOpenReport, onNotice }: AddressOfScreenProps) {
  const transport = useTransport()
  const { report, view, changeView, setFocusedStoreId } = useSelection()
  const { reportId } = report
  const storeId = useOpenStoreId()
  const shown: PageAddress = { reportId, tab: view.tab, storeId: view.tab === 'fleet' ? null : storeId }
  const hash = formatAddress(shown)
  /** The fragment that the screen has followed. Any other one comes from outside and is followed first. */
  const followed = useRef<string | null>(null)
  /** How the user caused the next change; null if the page itself causes it. */
  const lastInput = useRef<'key' | 'pointer' | null>(null)
  const [isFollowing, setIsFollowing] = useState(false)

  async function showStore(wanted: string): Promise<boolean> {
    const rows = await transport.call('getRows', { reportId, storeIds: [wanted], offset: 0, limit: 1 })
    if (!rows.ok || rows.value.total === 0) {
      const reason = rows.ok ? `This report does not have the store ${wanted}.` : rows.error.message
      onNotice({ tone: 'error', message: `The link could not be opened. ${reason}` })
      return false
    }
    setFocusedStoreId(wanted)
    changeView({ tab: 'stores', isShowingDetails: true })
    return true
  }

  async function show(linked: PageAddress): Promise<boolean> {
    if (linked.reportId !== reportId) return onOpenReport(linked.reportId)
    if (linked.tab === 'fleet') changeView({ tab: 'fleet' })
    else if (linked.storeId === null) changeView({ tab: 'stores', isShowingDetails: false })
    else if (linked.storeId === storeId) changeView({ tab: 'stores' })
    else return showStore(linked.storeId)
    return true
  }

  const follow = useEffectEvent(async (): Promise<void> => {
    const linked = parseAddress(location.hash)
    // The rest of the address is followed once its report is on screen.
    if (linked?.reportId === reportId) followed.current = location.hash
    setIsFollowing(true)
    if (linked === null || !(await show(linked))) history.replaceState(null, '', hash)
    setIsFollowing(false)
  })

  const write = useEffectEvent((current: string) => {
    const linked = parseAddress(location.hash)
    if (location.hash !== current && location.hash !== followed.current && linked?.reportId === reportId) {
      void follow()
      return
    }
    if (location.hash !== current) {
      const isEntry = linked !== null && isOwnEntry(linked, shown, lastInput.current, isAutomatic)
      history[isEntry ? 'pushState' : 'replaceState'](null, '', current)
      lastInput.current = null
    }
    followed.current = current
  })
  useEffect(() => {
    if (!isFollowing) write(hash)
  }, [hash, isFollowing])

  useEffect(() => {
    const onPopState = (): void => void follow()
    const onKey = (): void => void (lastInput.current = 'key')
    const onPointer = (): void => void (lastInput.current = 'pointer')
    window.addEventListener('popstate', onPopState)
    window.addEventListener('keydown', onKey, { capture: true })
    window.addEventListener('pointerdown', onPointer, { capture: true })
    return () => {
      window.removeEventListener('popstate', onPopState)
      window.removeEventListener('keydown', onKey, { capture: true })
      window.removeEventListener('pointerdown', onPointer, { capture: true })
    }
  }, [])

  function copyLink(): void {
    const link = `${location.origin}${location.pathname}${hash}`
    // Nothing in it has to be escaped, because an address is encoded.
    if (putOnClipboard({ text: link, html: link })) onNotice({ tone: 'info', message: 'Copied a link to what is on screen.' })
    else onNotice({ tone: 'error', message: 'The link could not be copied. Copy the address of this page instead.' })
  }
  useCommand('copyLink', isShareable ? copyLink : null)

  return null
}

/** Whether the user can go back from what is shown to what was shown before it. */
function isOwnEntry(before: PageAddress, shown: PageAddress, lastInput: 'key' | 'pointer' | null, isAutomatic: boolean): boolean {
  if (before.reportId !== shown.reportId) return !isAutomatic
  const isPassing = before.storeId !== null && shown.storeId !== null && before.tab === shown.tab
  return isPassing ? lastInput === 'pointer' : lastInput !== null
}
