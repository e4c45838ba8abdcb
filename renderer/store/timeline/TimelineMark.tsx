import { memo } from 'react'
import { boxOf } from './laneGeometry'
import type { Box } from '../../ui/box'
import type { Placed } from './dayLanes'
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
      {mark.kind === 'poll' ? (
        <Ticks mark={mark} boxes={places.map((place) => boxOf(place, width, 'ticks'))} />
      ) : (
        places.map((place) => (
          <rect key={place.fromMs} fill={fillOf(patternId, mark.kind)} {...boxOf(place, width, 'bar')} />
        ))
      )}
    </g>
  )
})

/** The ticks of polls that follow each other in one lane; of those in one pixel, one. */
function Ticks({ mark, boxes }: { readonly mark: Mark; readonly boxes: readonly Box[] }) {
  const [first, last] = [boxes[0], boxes.at(-1)]
  if (first === undefined || last === undefined) return null
  const ticks = boxes.filter(({ x }, index) => Math.round(x) !== Math.round(boxes[index - 1]?.x ?? Number.NaN))
  const shape = mark.isIgnored ? ring : mark.isInactive ? triangle : line
  const { x, y, height } = first
  return (
    <>
      <rect className="tickTarget" x={x - 3} y={y - 2} width={last.x - x + 6} height={height + 3} />
      <path className={shape.className} d={ticks.map((box) => shape.draw(box)).join('')} />
    </>
  )
}

const line = { className: 'activeTick', draw: ({ x, y, height }: Box) => `M${x} ${y}v${height}` }
const triangle = { className: 'inactiveTick', draw: ({ x, y, height }: Box) => `M${x} ${y}l4 ${height}h-8z` }
const ring = {
  className: 'ignoredTick',
  draw: ({ x, y, height }: Box) => `M${x - 2} ${y + height / 2}a2 2 0 1 0 4 0a2 2 0 1 0 -4 0z`,
}
