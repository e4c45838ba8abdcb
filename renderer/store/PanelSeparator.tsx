import { useState, type KeyboardEvent, type PointerEvent } from 'react'
import { maximumStorePanelPixels, minimumStorePanelPixels } from '../../shared/preferences/preferenceLimits'
import './PanelSeparator.css'

interface PanelSeparatorProps {
  readonly panelId: string
  /** The width of the panel on screen. */
  readonly width: number
  /** Gets the width while the user drags, and null when that ends. */
  readonly onDrag: (width: number | null) => void
  /** Gets the width that the user has chosen; null for the default width. */
  readonly onResize: (width: number | null) => void
}

const stepPixels = 20

function allowed(pixels: number): number {
  return Math.round(Math.min(Math.max(pixels, minimumStorePanelPixels), maximumStorePanelPixels))
}

/** The box of the element that the separator stands in. */
function boxAround(separator: Element): DOMRect {
  return (separator.parentElement ?? separator).getBoundingClientRect()
}

/** Changes the width of the element it stands in: by dragging, with the arrow keys, and back by a double click. */
export function PanelSeparator({ panelId, width, onDrag, onResize }: PanelSeparatorProps) {
  /** The distance of the pointer from the left edge of the panel; null unless the user drags. */
  const [grip, setGrip] = useState<number | null>(null)

  function resizeByKey(event: KeyboardEvent): void {
    // The measured width of the last key may still be on its way.
    const current = boxAround(event.currentTarget).width
    const wanted = {
      ArrowLeft: current + stepPixels,
      ArrowRight: current - stepPixels,
      Home: minimumStorePanelPixels,
      End: maximumStorePanelPixels,
    }[event.key]
    if (wanted === undefined) return
    event.preventDefault()
    onResize(allowed(wanted))
  }

  function drag({ currentTarget, clientX }: PointerEvent): void {
    if (grip !== null) onDrag(allowed(boxAround(currentTarget).right - clientX + grip))
  }

  return (
    <div
      className="panelSeparator"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a separator with a value is a control, and hr is not
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label="Width of the store details"
      aria-controls={panelId}
      aria-valuenow={width}
      aria-valuemin={minimumStorePanelPixels}
      aria-valuemax={maximumStorePanelPixels}
      aria-valuetext={`${width} pixels`}
      title="Drag, or use the arrow keys. Double-click for the usual width."
      onKeyDown={resizeByKey}
      onDoubleClick={() => onResize(null)}
      onPointerDown={({ currentTarget, pointerId, clientX }) => {
        currentTarget.setPointerCapture(pointerId)
        setGrip(clientX - boxAround(currentTarget).left)
      }}
      onPointerMove={drag}
      onLostPointerCapture={() => {
        setGrip(null)
        onDrag(null)
      }}
    />
  )
}
