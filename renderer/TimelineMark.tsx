import { memo } from 'react'
import { boxOf, type Box } from './laneScale'
import type { Placed } from './storeLanes'
import type { Mark } from './timelineMarks'
import { fillOf } from './TimelinePatterns'

interface TimelineMarkProps {
  readonly mark: Mark
  readonly index: number
  readonly places: readonly Placed[]
  /** Of the whole drawing, in pixels. */
  readonly width: number
  readonly patternId: string
  readonly label: string
  /** The one that Tab goes to. */
  readonly isCurrent: boolean
}

/** A stretch as bars, or a poll as a tick: a line when active, a triangle when inactive, a ring when not counted. */
export const TimelineMark = memo(function TimelineMark(props: TimelineMarkProps) {
  const { mark, index, places, width, patternId, label, isCurrent } = props
  return (
    <g
      className={`mark ${mark.kind}`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no HTML element can be part of a drawing
      role="option"
      aria-selected={isCurrent}
      aria-label={label}
      tabIndex={isCurrent ? 0 : -1}
      data-index={index}
    >
      {places.map((place) =>
        mark.kind === 'poll' ? (
          <Tick key={place.fromMs} mark={mark} box={boxOf(place, width, 'ticks')} />
        ) : (
          <rect key={place.fromMs} fill={fillOf(patternId, mark.kind)} {...boxOf(place, width, 'bar')} />
        ),
      )}
    </g>
  )
})

function Tick({ mark, box }: { readonly mark: Mark; readonly box: Box }) {
  const { x, y, height } = box
  return (
    <>
      <rect className="tickTarget" x={x - 3} y={y - 2} width={6} height={height + 3} />
      {mark.isIgnored ? (
        <circle className="ignoredTick" cx={x} cy={y + height / 2} r={2} />
      ) : mark.isInactive ? (
        <path className="inactiveTick" d={`M${x} ${y} l4 ${height} h-8 z`} />
      ) : (
        <line className="activeTick" x1={x} x2={x} y1={y} y2={y + height} />
      )}
    </>
  )
}
