import { heatLegendName, heatMarkLabels, heatStepLabel, heatSteps, type HeatMark, type HeatScale } from '../../shared/report/heatScale'
import { formatNumber } from '../format/numbers'
import { HeatMapMark } from './HeatMapCell'

interface HeatMapLegendProps {
  /** Null if no hour has downtime. */
  readonly scale: HeatScale | null
  /** The marks that occur. */
  readonly marks: readonly HeatMark[]
}

const sample = { x: 0, y: 0, width: 18, height: 14 }

/** What each colour and mark stands for. */
export function HeatMapLegend({ scale, marks }: HeatMapLegendProps) {
  const steps = scale === null ? [] : Array.from({ length: heatSteps + 1 }, (_, step) => ({ step, label: heatStepLabel(step, scale, formatNumber) }))
  return (
    <ul className="heatLegend" aria-label={heatLegendName(scale?.unit ?? '%')}>
      {steps.map(({ step, label }) => (
        <li key={step}>
          <svg className={`heatCell heat${step}`} width={18} height={14} aria-hidden="true">
            <rect x={0.5} y={0.5} width={17} height={13} />
          </svg>
          {label}
        </li>
      ))}
      {marks.map((mark) => (
        <li key={mark}>
          <svg className="heatCell" width={18} height={14} aria-hidden="true">
            <rect x={0.5} y={0.5} width={17} height={13} />
            <HeatMapMark mark={mark} box={sample} />
          </svg>
          {heatMarkLabels[mark]}
        </li>
      ))}
    </ul>
  )
}
