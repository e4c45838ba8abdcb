import { useEffect, useEffectEvent, type ReactNode, type RefObject } from 'react'
import { ModalDialog } from '../ui/ModalDialog'
import { useMediaQuery } from '../hooks/useMediaQuery'
import './StorePanel.css'

interface StorePanelProps {
  readonly panel: RefObject<HTMLElement | null>
  readonly storeId: string
  readonly isBusy: boolean
  /** Shown next to the name of the store. */
  readonly actions: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Beside the grid; a dialog in a window too narrow for both, so that the keyboard cannot reach what it covers. */
export function StorePanel(props: StorePanelProps) {
  const { storeId, actions, onClose, children } = props
  const isNarrow = useMediaQuery('(max-width: 999px)')
  if (!isNarrow) return <PanelBesideGrid {...props} />
  return (
    <ModalDialog title={`Store ${storeId}`} className="storeDialog" onClose={onClose}>
      <header className="storePanelHeader">{actions}</header>
      {children}
    </ModalDialog>
  )
}

function PanelBesideGrid({ panel, storeId, isBusy, actions, onClose, children }: StorePanelProps) {
  const close = useEffectEvent(onClose)
  useEffect(() => {
    const element = panel.current
    function closeOnEscape({ key }: KeyboardEvent): void {
      if (key === 'Escape') close()
    }
    element?.addEventListener('keydown', closeOnEscape)
    return () => element?.removeEventListener('keydown', closeOnEscape)
  }, [panel])

  return (
    <aside
      ref={panel}
      className="storePanel"
      data-region="store"
      aria-label="Store details"
      aria-busy={isBusy}
      tabIndex={-1}
    >
      <header className="storePanelHeader">
        <h2>{storeId}</h2>
        {actions}
      </header>
      {children}
    </aside>
  )
}
