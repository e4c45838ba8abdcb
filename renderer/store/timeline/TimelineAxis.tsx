import { formatDay } from './clocks'
import { axisHeight, barHeight, boxOf, laneHeight, laneTop, minuteX, minutesPerDay } from './laneGeometry'
import type { Lane } from './dayLanes'

const minutesPerLabel = 180
const minutesLabelled = Array.from({ length: minutesPerDay / minutesPerLabel + 1 }, (_, step) => step * minutesPerLabel)

interface TimelineAxisProps {
  readonly lanes: readonly Lane[]
  /** The width of the whole drawing in pixels. */
  readonly width: number
}

/** The hours at the top, the days on the left, and the time that the clocks of a day skipped. */
export function TimelineAxis({ lanes, width }: TimelineAxisProps) {
  return (
    <g aria-hidden="true">
      {minutesLabelled.map((minute) => (
        <g key={minute}>
          <line
            className="hourLine"
            x1={minuteX(minute, width)}
            x2={minuteX(minute, width)}
            y1={axisHeight - 4}
            y2={axisHeight + lanes.length * laneHeight}
          />
          <text
            className="hourLabel"
            x={minuteX(minute, width)}
            y={axisHeight - 9}
            textAnchor={minute === minutesPerDay ? 'end' : 'middle'}
          >
            {`${String(minute / 60).padStart(2, '0')}:00`}
          </text>
        </g>
      ))}
      {lanes.map(({ dayMs, skipped }, lane) => (
        <g key={dayMs}>
          <text className="dayLabel" x={0} y={laneTop(lane) + barHeight - 4}>
            {formatDay(dayMs)}
          </text>
          {skipped.map((part) => (
            <rect key={part.startMinute} className="skippedTime" {...boxOf({ lane, half: 'whole', ...part }, width, 'bar')} />
          ))}
        </g>
      ))}
    </g>
  )
}
