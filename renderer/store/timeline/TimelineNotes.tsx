import { describeException } from '../../../shared/report/describeException'
import type { StoreTimeline } from '../../../shared/report/timeline'
import { describeClock, type Clock } from './clocks'

interface TimelineNotesProps {
  readonly clock: Clock
  /** Whether any open time has observations, so that the rest is filled in. */
  readonly isObserved: boolean
  /** The span of the timeline in a sentence. */
  readonly spanNoun: 'week' | 'period'
  readonly specialHours: StoreTimeline['specialHours']
}

/** What the legend has no room for. */
export function TimelineNotes({ clock, isObserved, spanNoun, specialHours }: TimelineNotesProps) {
  return (
    <div className="timelineNotes">
      <p>
        Times are in <span className="clockName">{describeClock(clock)}</span>.
      </p>
      {isObserved && <p>Filled in: no poll was within 60 min, so the nearest one counts.</p>}
      {specialHours.map((special) => {
        const text = `Special hours: ${describeException({ kind: 'hours', start: '', end: '', ...special })}`
        return <p key={text}>{special.reason === '' ? `${text}.` : `${text} (${special.reason}).`}</p>
      })}
      {clock.offsets.length > 1 && (
        <p>
          Clocks changed this {spanNoun}. A dashed box is a skipped hour (spring); a repeated hour (autumn) is drawn as two
          half-height bars.
        </p>
      )}
    </div>
  )
}
