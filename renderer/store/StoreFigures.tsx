import type { ReactNode } from 'react'
import { capitalise } from '../../shared/core/labels'
import { hourMs, minuteMs } from '../../shared/core/time'
import { spansOfKind, type ReportKind, type ReportRow } from '../../shared/report/columns'
import type { Method } from '../../shared/report/report'
import { formatCount, formatNumber } from '../format/numbers'
import { formatDuration, formatRoundedHours } from '../format/times'
import { VerdictMark } from '../goal/VerdictMark'

interface StoreFiguresProps {
  readonly kind: ReportKind
  /** With the hours of the longest span exact, or to the minute. */
  readonly row: ReportRow
  readonly method: Method
  readonly title: string
}

type Span = (typeof spansOfKind)[ReportKind][number]

function formatTime(value: number | null, { unit, suffix }: Span): string {
  if (value === null) return '–'
  if (unit === 'minutes') return formatDuration(value * minuteMs)
  return suffix === 'last_day' ? formatRoundedHours(value) : formatDuration(value * hourMs)
}

function formatPercent(percent: number | null): string {
  return percent === null ? '–' : `${formatNumber(percent, 2)} %`
}

function uptimeIn(row: ReportRow, { suffix }: Span): ReactNode {
  const text = formatPercent(row[`uptime_percent_${suffix}`])
  return row[`verdict_${suffix}`] === 'too_little_seen' ? <span className="muted">≈ {text}</span> : text
}

function verdictOn(row: ReportRow, { suffix }: Span): ReactNode {
  const verdict = row[`verdict_${suffix}`]
  return verdict === null ? '–' : <VerdictMark verdict={verdict} />
}

/** The figures of the row, with a column for each span of time. */
export function StoreFigures({ kind, row, method, title }: StoreFiguresProps) {
  const spans: readonly Span[] = spansOfKind[kind]
  const observed = (value: number | null, span: Span): string => formatTime(row.observations === 0 ? null : value, span)
  const counted = method === 'poll-count' ? ', counted' : ''
  const lines: readonly { readonly label: string; readonly value: (span: Span) => ReactNode }[] = [
    { label: 'Verdict', value: (span) => verdictOn(row, span) },
    { label: 'Open', value: (span) => formatTime(row[`open_${span.suffix}`], span) },
    { label: `Up${counted}`, value: (span) => observed(row[`uptime_${span.suffix}`], span) },
    { label: `Down${counted}`, value: (span) => observed(row[`downtime_${span.suffix}`], span) },
    { label: 'Uptime %', value: (span) => uptimeIn(row, span) },
    {
      label: 'Outages',
      value: (span) => {
        if (row.observations === 0) return '–'
        const outages = row[`outages_${span.suffix}`] ?? 0
        const longest = formatTime(row[`longest_outage_${span.suffix}`], span)
        return outages === 0 ? 'none' : `${formatCount(outages)} (longest ${longest})`
      },
    },
    {
      label: 'Coverage',
      value: ({ suffix }) => {
        const coverage = row[`coverage_${suffix}`]
        return coverage === null ? '–' : `${formatPercent(coverage * 100)} of open time`
      },
    },
  ]
  return (
    <section className="storeViewSection" aria-label={title}>
      <h3>{title}</h3>
      <table className="storeFigures">
        <thead>
          <tr>
            <th scope="col">
              <span className="screenReaderOnly">Figure</span>
            </th>
            {spans.map(({ suffix, name }) => (
              <th key={suffix} scope="col">
                {capitalise(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ label, value }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {spans.map((span) => (
                <td key={span.suffix}>{value(span)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
