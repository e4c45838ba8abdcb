import { useState, type PointerEvent } from 'react'
import { minuteMs } from '../../../shared/core/time'
import { instantAt, type Lane, type Span } from './dayLanes'
import { laneAt, minuteAt } from './laneGeometry'

/** Stretches begin and end at multiples of this. */
const gridMs = 5 * minuteMs
/** A shorter move is a click. */
const leastPixels = 6

interface Drag {
  readonly fromMs: number
  readonly toMs: number
  readonly startX: number
  readonly startY: number
  readonly isMoved: boolean
}

interface Exclusion {
  /** The stretch that the user drags over; null if none. */
  readonly span: Span | null
  readonly begin: (event: PointerEvent<SVGSVGElement>) => void
  readonly move: (event: PointerEvent<SVGSVGElement>) => void
  /** Ends the drag, and returns whether it was one. */
  readonly end: () => boolean
  readonly cancel: () => void
}

/** Lets the user drag over a stretch of a drawing of these lanes. `onExclude` gets the stretch. */
export function useExclusion(lanes: readonly Lane[], width: number, onExclude: ((span: Span) => void) | null): Exclusion {
  const [drag, setDrag] = useState<Drag | null>(null)
  const span = drag?.isMoved ? toGrid(drag) : null

  function instantOf({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>): number | null {
    const box = currentTarget.getBoundingClientRect()
    return instantAt(lanes, laneAt(clientY - box.top), minuteAt(clientX - box.left, width))
  }

  return {
    span,
    begin(event) {
      if (onExclude === null || event.button !== 0 || event.pointerType === 'touch') return
      const at = instantOf(event)
      if (at !== null) setDrag({ fromMs: at, toMs: at, startX: event.clientX, startY: event.clientY, isMoved: false })
    },
    move(event) {
      if (drag === null) return
      const at = instantOf(event)
      const isFar = Math.hypot(event.clientX - drag.startX, event.clientY - drag.startY) >= leastPixels
      if (at !== null && (drag.isMoved || isFar)) setDrag({ ...drag, toMs: at, isMoved: true })
    },
    end() {
      setDrag(null)
      if (span === null || span.fromMs >= span.toMs) return drag?.isMoved ?? false
      onExclude?.(span)
      return true
    },
    cancel: () => setDrag(null),
  }
}

function toGrid({ fromMs, toMs }: Span): Span {
  const [first, last] = fromMs < toMs ? [fromMs, toMs] : [toMs, fromMs]
  return { fromMs: Math.floor(first / gridMs) * gridMs, toMs: Math.ceil(last / gridMs) * gridMs }
}
