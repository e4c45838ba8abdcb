import { formatNumber } from '../format/format'
import { NotReportedLine } from './NotReportedLine'
import { heatSteps } from './heatScale'

function shortest(value: number): string {
  const decimals = [0, 1, 2, 3].find((count) => Math.abs(value - Number(value.toFixed(count))) < 1e-9) ?? 3
  return formatNumber(value, decimals)
}

interface HeatMapLegendProps {
  /** The width of a step in hours; null where no hour has a colour. */
  readonly size: number | null
  readonly hasOutside: boolean
}

/** What each colour stands for. */
export function HeatMapLegend({ size, hasOutside }: HeatMapLegendProps) {
  return (
    <ul className="heatLegend" aria-label="Colours, hours of downtime">
      {size !== null &&
        Array.from({ length: heatSteps + 1 }, (_, step) => (
          <li key={step}>
            <svg className={`heatCell heat${step}`} width={18} height={14} aria-hidden="true">
              <rect x={0.5} y={0.5} width={17} height={13} />
            </svg>
            {step === 0 ? 'none' : `${step === 1 ? '>' : ''}${shortest((step - 1) * size)}–${shortest(step * size)} h`}
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
