import { comparisonColumns, type ComparisonSummary } from '../../shared/comparison/comparison'
import { countOf, formatCount } from '../format/numbers'
import { directionOf, formatComparisonValue } from './comparisonGridColumns'

const measures = [
  { key: 'uptime_percent', label: 'Uptime', unit: ' %' },
  { key: 'downtime', label: 'Downtime', unit: ' h' },
  { key: 'outages', label: 'Outages', unit: '' },
] as const

const classes = { '-1': 'changedForWorse', '0': undefined, '1': 'changedForBetter' } as const

/** The figures of the stores in both reports together, before and after. */
export function ComparisonTotals({ summary }: { readonly summary: ComparisonSummary | null }) {
  function figure(key: (typeof measures)[number]['key'], side: 'before' | 'after' | 'change', unit = ''): string {
    const column = comparisonColumns.find((one) => one.key === `${key}_${side}`)
    if (column === undefined || summary === null) return '…'
    const value = summary[`${key}_${side}`]
    return value === null ? '–' : `${formatComparisonValue(column, value)}${unit}`
  }

  return (
    <ul className="comparisonTotals" aria-label="Totals" aria-busy={summary === null}>
      <li>
        {summary === null ? '…' : countOf(summary.in_both, 'store')} in both reports
        {summary !== null && summary.judged < summary.in_both && `, ${formatCount(summary.judged)} seen enough for uptime`}
      </li>
      {measures.map(({ key, label, unit }) => (
        <li key={key}>
          {label}{' '}
          <strong>
            {figure(key, 'before', unit)} → {figure(key, 'after', unit)}
          </strong>{' '}
          <span className={classes[directionOf(`${key}_change`, summary?.[`${key}_change`])]}>({figure(key, 'change')})</span>
        </li>
      ))}
    </ul>
  )
}
