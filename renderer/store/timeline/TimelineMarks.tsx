import { memo } from 'react'
import type { Placed } from './dayLanes'
import { TimelineMark } from './TimelineMark'
import type { Mark, MarkText } from './timelineMarks'

/** A mark with where it lies in the lanes. */
interface PlacedMark {
  readonly mark: Mark
  readonly places: readonly Placed[]
  readonly text: MarkText
}

interface TimelineMarksProps {
  /** In the order of time. */
  readonly items: readonly PlacedMark[]
  /** Of the whole drawing, in pixels. */
  readonly width: number
  readonly patternId: string
  /** The one that Tab goes to. */
  readonly currentIndex: number
}

/** Later ones are drawn over earlier ones: what is down, however short, over what is up. */
const layers = ['closed', 'unknown', 'active', 'inactive', 'poll', 'inactivePoll'] as const

function layerOf({ kind, isInactive }: Mark): (typeof layers)[number] {
  return kind === 'poll' && isInactive ? 'inactivePoll' : kind
}

/** What one can point at; there may be thousands, so nothing is done about them while the pointer only moves. */
export const TimelineMarks = memo(function TimelineMarks({ items, width, patternId, currentIndex }: TimelineMarksProps) {
  return layers.map((layer) =>
    items.map(({ mark, places, text }, index) =>
      layerOf(mark) === layer ? (
        <TimelineMark
          key={`${mark.kind} ${mark.fromMs}`}
          mark={mark}
          index={index}
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
