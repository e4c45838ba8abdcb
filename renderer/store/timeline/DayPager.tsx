import { formatDay } from './clocks'
import { formatCount } from '../../format/numbers'
import type { Lane } from './dayLanes'
import './DayPager.css'

interface DayPagerProps {
  /** The days shown. */
  readonly lanes: readonly Lane[]
  /** Number of days in the whole period. */
  readonly days: number
  readonly daysPerPage: number
  /** 0 is the newest page. */
  readonly pagesBack: number
  readonly onTurn: (pagesBack: number) => void
}

/** The days of a long period that are shown, and buttons for the others; nothing if all days are shown. */
export function DayPager({ lanes, days, daysPerPage, pagesBack, onTurn }: DayPagerProps) {
  const [first, last] = [lanes[0], lanes.at(-1)]
  const pages = Math.ceil(days / daysPerPage)
  if (pages < 2 || first === undefined || last === undefined) return null
  const shown = Math.min(pagesBack, pages - 1)
  return (
    <div className="dayPager">
      <button type="button" className="button" disabled={shown === pages - 1} onClick={() => onTurn(shown + 1)}>
        Earlier
      </button>
      <output>
        {formatDay(first.dayMs)} – {formatDay(last.dayMs)}, {formatCount(lanes.length)} of {formatCount(days)} days
      </output>
      <button type="button" className="button" disabled={shown === 0} onClick={() => onTurn(shown - 1)}>
        Later
      </button>
    </div>
  )
}
