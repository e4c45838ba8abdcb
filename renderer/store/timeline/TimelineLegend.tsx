import { useId } from 'react'
import { barHeight } from './laneGeometry'
import type { Mark } from './markTexts'
import { fillOf, TimelinePatterns } from './TimelinePatterns'

interface TimelineLegendProps {
  readonly marks: readonly Mark[]
  readonly hasOutages: boolean
  readonly hasClockChange: boolean
  readonly spanNoun: 'week' | 'period'
}

const swatchWidth = 22
const stretches = [
  { kind: 'active', label: 'Up' },
  { kind: 'inactive', label: 'Down' },
  { kind: 'unknown', label: 'Open, no observations' },
  { kind: 'closed', label: 'Closed' },
] as const

/** What the signs in this timeline mean. */
export function TimelineLegend({ marks, hasOutages, hasClockChange, spanNoun }: TimelineLegendProps) {
  const id = useId()
  const polls = marks.filter(({ kind }) => kind === 'poll')
  return (
    <div className="timelineLegend">
      <ul>
        {stretches
          .filter(({ kind }) => marks.some((mark) => mark.kind === kind))
          .map(({ kind, label }) => (
            <li key={kind}>
              <svg width={swatchWidth} height={barHeight} aria-hidden="true">
                <TimelinePatterns id={id} />
                <g className={`mark ${kind}`}>
                  <rect fill={fillOf(id, kind)} width={swatchWidth} height={barHeight} />
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
      {hasClockChange && (
        <p>
          Clocks changed this {spanNoun}. A dashed box is a skipped hour (spring); a repeated hour (autumn) is drawn as two
          half-height bars.
        </p>
      )}
    </div>
  )
}
