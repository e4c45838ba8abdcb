import { useEffect, useEffectEvent, useId, useState, type ReactNode, type RefObject } from 'react'
import { ModalDialog } from '../ui/ModalDialog'
import { useMediaQuery } from '../hooks/useMediaQuery'
import { useWidth } from '../hooks/useWidth'
import { usePreferences } from '../preferences/usePreferences'
import { PanelSeparator } from './PanelSeparator'
import './StorePanel.css'

interface StorePanelProps {
  readonly panel: RefObject<HTMLElement | null>
  readonly storeId: string
  /** Null if the store has none. */
  readonly name: string | null
  readonly isBusy: boolean
  /** Shown next to the name of the store. */
  readonly actions: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
}

/**
 * The details of a store beside the grid. If the window is too narrow for both, they are a dialog, so that the keyboard
 * cannot reach what it covers.
 */
export function StorePanel(props: StorePanelProps) {
  const { storeId, name, actions, onClose, children } = props
  const isNarrow = useMediaQuery('(max-width: 999px)')
  if (!isNarrow) return <PanelBesideGrid {...props} />
  return (
    <ModalDialog title={name === null ? `Store ${storeId}` : `${name} (${storeId})`} className="storeDialog" onClose={onClose}>
      <header className="storePanelHeader">{actions}</header>
      {children}
    </ModalDialog>
  )
}

function PanelBesideGrid({ panel, storeId, name, isBusy, actions, onClose, children }: StorePanelProps) {
  const close = useEffectEvent(onClose)
  useEffect(() => {
    const element = panel.current
    function closeOnEscape({ key }: KeyboardEvent): void {
      if (key === 'Escape') close()
    }
    element?.addEventListener('keydown', closeOnEscape)
    return () => element?.removeEventListener('keydown', closeOnEscape)
  }, [panel])

  const id = useId()
  const { preferences, change } = usePreferences()
  const [draggedWidth, setDraggedWidth] = useState<number | null>(null)
  const [width, frame] = useWidth()
  const wantedWidth = draggedWidth ?? preferences.storePanelPixels

  function drag(dragged: number | null): void {
    if (dragged === null && draggedWidth !== null) change({ storePanelPixels: draggedWidth })
    setDraggedWidth(dragged)
  }

  return (
    <div ref={frame} className="storePanelFrame" style={wantedWidth === null ? undefined : { width: wantedWidth }}>
      <PanelSeparator
        panelId={id}
        width={width}
        onDrag={drag}
        onResize={(storePanelPixels) => change({ storePanelPixels })}
      />
      <aside
        id={id}
        ref={panel}
        className="storePanel"
        data-region="store"
        aria-label="Store details"
        aria-busy={isBusy}
        tabIndex={-1}
      >
        <header className="storePanelHeader">
          <h2>
            {name ?? storeId}
            {name !== null && <span className="storePanelId"> {storeId}</span>}
          </h2>
          {actions}
        </header>
        {children}
      </aside>
    </div>
  )
}
