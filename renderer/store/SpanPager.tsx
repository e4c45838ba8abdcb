import { useRef } from 'react'
import { capitalise } from '../../shared/core/labels'
import { countOf } from '../format/numbers'
import { spanOfKind, type ReportKind } from '../../shared/report/columns'
import { StepButton } from '../ui/StepButton'
import { formatShortClockTime, type Clock } from './timeline/clocks'
import type { Span } from './timeline/dayLanes'

interface SpanPagerProps {
  readonly kind: ReportKind
  readonly span: Span
  /** How many spans after that of the report it is; negative for before. */
  readonly offset: number
  /** The first and the last instant with data; null if they are not known. */
  readonly data: Span | null
  readonly clock: Clock
  readonly onTurn: (offset: number) => void
}

/** The week or the period that is shown, and buttons for those before and after it that the data reaches. */
export function SpanPager({ kind, span, offset, data, clock, onTurn }: SpanPagerProps) {
  const { noun } = spanOfKind[kind]
  const pager = useRef<HTMLDivElement>(null)
  const hasEarlier = data !== null && span.fromMs > data.fromMs
  const hasLater = data !== null && span.toMs < data.toMs
  const ends = [span.fromMs, span.toMs].map((ms) => formatShortClockTime(clock, ms, false)).join(' – ')
  return (
    <>
      <div ref={pager} className={offset === 0 ? 'spanPager' : 'spanPager otherSpan'}>
        <StepButton
          label={`${capitalise(noun)} before`}
          sign="‹"
          title={`Show the ${noun} before`}
          onStep={hasEarlier ? () => onTurn(offset - 1) : null}
        />
        <output>
          <strong>{nameOf(noun, offset)}</strong> {ends}
        </output>
        <StepButton
          label={`${capitalise(noun)} after`}
          sign="›"
          title={`Show the ${noun} after`}
          onStep={hasLater ? () => onTurn(offset + 1) : null}
        />
      </div>
      {offset !== 0 && (
        <button
          type="button"
          className="linkButton"
          onClick={() => {
            // This button goes away, and would take the focus with it.
            pager.current?.querySelector('button')?.focus()
            onTurn(0)
          }}
        >
          Back to the report’s {noun}
        </button>
      )}
    </>
  )
}

/** `Report week`, `Week before the report`, `2 weeks after the report`. */
function nameOf(noun: string, offset: number): string {
  if (offset === 0) return `Report ${noun}`
  const distance = Math.abs(offset) === 1 ? capitalise(noun) : countOf(Math.abs(offset), noun)
  return `${distance} ${offset < 0 ? 'before' : 'after'} the report`
}
