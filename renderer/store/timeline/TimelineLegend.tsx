import { useId } from 'react'
import { barHeight } from './laneGeometry'
import type { Mark } from './markTexts'
import { fillOf, TimelinePatterns } from './TimelinePatterns'

interface TimelineLegendProps {
  readonly marks: readonly Mark[]
  readonly hasOutages: boolean
}

const swatchWidth = 22
const stretches = [
  { kind: 'active', isFilledIn: false, label: 'Up' },
  { kind: 'active', isFilledIn: true, label: 'Up, filled in' },
  { kind: 'inactive', isFilledIn: false, label: 'Down' },
  { kind: 'inactive', isFilledIn: true, label: 'Down, filled in' },
  { kind: 'unknown', isFilledIn: false, label: 'Open, no observations' },
  { kind: 'closed', isFilledIn: false, label: 'Closed' },
  { kind: 'excluded', isFilledIn: false, label: 'Excluded by a closure' },
] as const

/** What the signs in this timeline mean. */
export function TimelineLegend({ marks, hasOutages }: TimelineLegendProps) {
  const id = useId()
  const polls = marks.filter(({ kind }) => kind === 'poll')
  return (
    <ul className="timelineLegend">
      {stretches
        .filter(({ kind, isFilledIn }) => marks.some((mark) => mark.kind === kind && mark.isFilledIn === isFilledIn))
        .map(({ label, ...stretch }) => (
          <li key={label}>
            <svg width={swatchWidth} height={barHeight} aria-hidden="true">
              <TimelinePatterns id={id} />
              <g className={`mark ${stretch.kind}${stretch.isFilledIn ? ' filledIn' : ''}`}>
                <rect fill={fillOf(id, stretch)} width={swatchWidth} height={barHeight} />
              </g>
            </svg>
            {label}
          </li>
        ))}
      {hasOutages && (
        <li>
          <svg width={swatchWidth} height={barHeight} aria-hidden="true">
            <g className="outageOutlines">
              <rect x={1} y={1} width={swatchWidth - 2} height={barHeight - 2} />
            </g>
          </svg>
          Outage
        </li>
      )}
      {polls.some(({ isInactive, isIgnored }) => !isInactive && !isIgnored) && (
        <li>
          <svg width={4} height={8} aria-hidden="true">
            <line className="activeTick" x1={2} x2={2} y1={0} y2={8} />
          </svg>
          Poll: active
        </li>
      )}
      {polls.some(({ isInactive, isIgnored }) => isInactive && !isIgnored) && (
        <li>
          <svg width={8} height={8} aria-hidden="true">
            <path className="inactiveTick" d="M4 0 l4 8 h-8 z" />
          </svg>
          Poll: inactive
        </li>
      )}
      {polls.some(({ isIgnored }) => isIgnored) && (
        <li>
          <svg width={8} height={8} aria-hidden="true">
            <circle className="ignoredTick" cx={4} cy={4} r={2} />
          </svg>
          Poll outside opening hours (not counted)
        </li>
      )}
    </ul>
  )
}
