import { hourMs, minuteMs } from '../../shared/core/time'
import { spanOfKind, type ReportKind, type ReportRow } from '../../shared/report/columns'
import { isJudged, stateWords } from '../../shared/report/verdict'
import { countOf, formatAsWritten, formatNumber, formatRoughPercent } from '../format/numbers'
import { formatDuration } from '../format/times'
import { stateClasses } from '../goal/stateClasses'
import { VerdictMark } from '../goal/VerdictMark'
import { useUptimeGoal } from '../preferences/useUptimeGoal'
import type { SpanWords } from './outageWords'

interface StoreSummaryProps {
  readonly kind: ReportKind
  /** With the hours of the longest span exact, or to the minute. */
  readonly row: ReportRow
  readonly span: SpanWords
}

/** The answers first: the verdict, the downtime, and the state of the store at the end of the span. */
export function StoreSummary({ kind, row, span }: StoreSummaryProps) {
  const { goalPercent } = useUptimeGoal()
  const { suffix } = spanOfKind[kind]
  const verdict = row[`verdict_${suffix}`]
  const uptimePercent = row[`uptime_percent_${suffix}`]
  const coverage = row[`coverage_${suffix}`]
  const observations = row.observations ?? 0
  return (
    <>
      <dl className="storeSummary">
        <div>
          <dt>Verdict, {span.name}</dt>
          <dd className="answer">{verdict === null ? 'No verdict' : <VerdictMark verdict={verdict} />}</dd>
          <dd>
            {uptimePercent !== null && `${isJudged(verdict) ? '' : '≈ '}${formatNumber(uptimePercent, 2)} % up, `}goal {formatAsWritten(goalPercent)} %
          </dd>
        </div>
        <div>
          <dt>Downtime, {span.name}</dt>
          <dd className="answer">{observations === 0 ? 'Unknown' : formatDuration((row[`downtime_${suffix}`] ?? 0) * hourMs)}</dd>
          <dd>of {formatDuration((row[`open_${suffix}`] ?? 0) * hourMs)} open</dd>
        </div>
        <div>
          <dt>{span.endsNow ? 'State at the report time' : `State at the end of the ${span.noun}`}</dt>
          <dd className="answer">{describeState(row)}</dd>
          <dd>{describeLastPoll(row, span)}</dd>
        </div>
      </dl>
      {observations > 0 && coverage !== null && (
        <p>
          Based on {countOf(observations, 'poll')}; {formatRoughPercent(coverage * 100)} of opening hours were within 60
          minutes of a poll
        </p>
      )}
    </>
  )
}

function describeState({ state, last_status }: ReportRow) {
  if (state === null) return 'Not recorded'
  return <span className={stateClasses[state]}>{stateWords(state, last_status)}</span>
}

/** `last poll 12 min before report time`; the age is in whole minutes unless it is less than one. */
function describeLastPoll({ last_poll, last_status }: ReportRow, { endsNow }: SpanWords): string {
  if (last_status === null) return 'no polls in opening hours'
  if (last_poll === null) return `last poll ${last_status}`
  const age = last_poll < 1 ? last_poll : Math.round(last_poll)
  if (age === 0) return endsNow ? 'last poll at report time' : 'last poll at that time'
  return `last poll ${formatDuration(age * minuteMs)} ${endsNow ? 'before report time' : 'earlier'}`
}
