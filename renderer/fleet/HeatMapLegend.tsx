import { heatStepLabel, heatSteps } from '../../shared/report/heatScale'
import { formatNumber } from '../format/numbers'
import { NotReportedLine } from './HeatMapCell'

interface HeatMapLegendProps {
  /** The width of a step in hours; null if no hour has downtime. */
  readonly stepSize: number | null
  /** Whether some hours lie outside the report. */
  readonly hasOutside: boolean
}

/** What each colour stands for. */
export function HeatMapLegend({ stepSize, hasOutside }: HeatMapLegendProps) {
  return (
    <ul className="heatLegend" aria-label="Colours, hours of downtime">
      {stepSize !== null &&
        Array.from({ length: heatSteps + 1 }, (_, step) => (
          <li key={step}>
            <svg className={`heatCell heat${step}`} width={18} height={14} aria-hidden="true">
              <rect x={0.5} y={0.5} width={17} height={13} />
            </svg>
            {heatStepLabel(step, stepSize, formatNumber)}
          </li>
        ))}
      {hasOutside && (
        <li>
          <svg className="heatCell" width={18} height={14} aria-hidden="true">
            <rect x={0.5} y={0.5} width={17} height={13} />
            <NotReportedLine box={{ x: 0, y: 0, width: 18, height: 14 }} />
          </svg>
          outside the report
        </li>
      )}
    </ul>
  )
}
