import { verdictLabel, verdictsInLegend, type BandOfStores } from '../../shared/report/chartData'
import { formatAsWritten } from '../format/numbers'
import { VerdictBar } from './VerdictBar'

interface VerdictLegendProps {
  readonly bands: readonly BandOfStores[]
  readonly goalPercent: number
}

/** What the colours of the bars and the line across them stand for. */
export function VerdictLegend({ bands, goalPercent }: VerdictLegendProps) {
  return (
    <ul className="verdictLegend" aria-label="Colours of the verdicts">
      {verdictsInLegend(bands).map((verdict) => (
        <li key={verdict}>
          <svg width={19} height={14} aria-hidden="true">
            <VerdictBar parts={[{ verdict, length: 18 }]} x={1} y={1} height={12} />
          </svg>
          {verdictLabel(verdict)}
        </li>
      ))}
      <li>
        <svg width={19} height={14} aria-hidden="true">
          <path className="goalLine" d="M0 7H19" />
        </svg>
        Goal {formatAsWritten(goalPercent)} %
      </li>
    </ul>
  )
}
