import { memo } from 'react'
import type { Box } from '../../charts/box'
import type { Placed } from './dayLanes'
import { boxOf } from './laneGeometry'
import type { Mark, MarkText } from './markTexts'
import { fillOf } from './TimelinePatterns'

/** A mark with its places in the lanes. */
interface PlacedMark {
  readonly mark: Mark
  readonly places: readonly Placed[]
  /** The index of the outage that it is a part of; -1 if there is none. */
  readonly outage: number
  readonly text: MarkText
}

interface TimelineMarksProps {
  /** Sorted by time. */
  readonly items: readonly PlacedMark[]
  /** The width of the whole drawing in pixels. */
  readonly width: number
  readonly patternId: string
  /** The index of the mark that Tab goes to. */
  readonly currentIndex: number
}

/** Later layers are drawn over earlier ones, so that even short downtime is visible. */
const layers = ['closed', 'excluded', 'unknown', 'active', 'inactive', 'poll', 'inactivePoll'] as const

function layerOf({ kind, isInactive }: Mark): (typeof layers)[number] {
  return kind === 'poll' && isInactive ? 'inactivePoll' : kind
}

/** All marks. There may be thousands, so they are not drawn again while the pointer moves. */
export const TimelineMarks = memo(function TimelineMarks({ items, width, patternId, currentIndex }: TimelineMarksProps) {
  return layers.map((layer) =>
    items.map(({ mark, places, outage, text }, index) =>
      layerOf(mark) === layer ? (
        <TimelineMark
          key={`${mark.kind} ${mark.fromMs}`}
          mark={mark}
          index={index}
          outage={outage}
          places={places}
          width={width}
          patternId={patternId}
          label={[text.title, text.when, ...text.details].join(', ')}
          isCurrent={index === currentIndex}
        />
      ) : null,
    ),
  )
})

interface TimelineMarkProps {
  readonly mark: Mark
  readonly index: number
  readonly outage: number
  readonly places: readonly Placed[]
  /** The width of the whole drawing in pixels. */
  readonly width: number
  readonly patternId: string
  readonly label: string
  /** Whether Tab goes to this mark. */
  readonly isCurrent: boolean
}

/** A stretch as bars, or a poll as a tick: a line if active, a triangle if inactive, a ring if not counted. */
const TimelineMark = memo(function TimelineMark(props: TimelineMarkProps) {
  const { mark, index, outage, places, width, patternId, label, isCurrent } = props
  return (
    <g
      className={`mark ${mark.kind}${mark.isFilledIn ? ' filledIn' : ''}`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no HTML element can be part of a drawing
      role="option"
      aria-selected={isCurrent}
      aria-label={label}
      tabIndex={isCurrent ? 0 : -1}
      data-index={index}
      data-outage={outage === -1 ? undefined : outage}
    >
      {mark.kind === 'poll' ? (
        <Ticks mark={mark} boxes={places.map((place) => boxOf(place, width, 'ticks'))} />
      ) : (
        places.map((place) => (
          <rect key={place.fromMs} fill={fillOf(patternId, mark)} {...boxOf(place, width, 'bar')} />
        ))
      )}
    </g>
  )
})

/** The ticks of polls that follow each other in one lane, at most one for each pixel. */
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
