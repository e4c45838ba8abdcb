import type { HTMLAttributes } from 'react'
import { spanOfKind, type ReportKind } from '../../shared/report/columns'
import type { Method } from '../../shared/report/report'
import { openTimeNotRecorded, possibleMode, type HeatMode } from '../../shared/report/heatScale'
import type { RowSelection } from '../../shared/report/rowSelection'
import { Banner, MissingBanner, type Missing } from '../ui/Banner'
import { Choices } from '../ui/Choices'
import { BandTable, HourTable } from './ChartTables'
import { HeatMap } from './HeatMap'
import { UptimeHistogram } from './UptimeHistogram'
import { useUptimeGoal } from '../preferences/useUptimeGoal'
import { useQuery } from '../transport/useQuery'
import type { FleetFilter } from '../selection/useRowFilters'
import './FleetView.css'

interface FleetViewProps {
  /** Attributes that make it the panel of its tab. */
  readonly panel: HTMLAttributes<HTMLElement>
  readonly kind: ReportKind
  readonly selection: Omit<RowSelection, 'sort'>
  readonly method: Method
  readonly heatMode: HeatMode
  readonly onHeatMode: (mode: HeatMode) => void
  readonly onFilter: (change: FleetFilter) => void
  /** Whether downtime by hour can be shown. */
  readonly hasHours: boolean
  /** Why it cannot be shown; null while that is not known. */
  readonly missing: Missing | null
}

const modeChoices = [
  { value: 'share', label: 'Share of open time' },
  { value: 'hours', label: 'Hours' },
] as const satisfies readonly { readonly value: HeatMode; readonly label: string }[]

/** Charts of the selected stores: when they are down, and how uptime is distributed. */
export function FleetView(props: FleetViewProps) {
  const { panel, kind, selection, method, heatMode, onHeatMode, onFilter, hasHours, missing } = props
  const bands = useQuery('getUptimeBands', selection)
  const goal = useUptimeGoal()
  const { name } = spanOfKind[kind]
  return (
    <div {...panel} className="fleetView" data-region="fleet">
      <figure>
        <figcaption>
          <h2>Downtime by hour of the week</h2>
          <div className="heatModes" role="radiogroup" aria-label="What the colours show">
            <Choices choices={modeChoices} chosen={heatMode} onChoose={onHeatMode} />
          </div>
          <p className="muted">
            {heatMode === 'share'
              ? `Downtime in percent of the open time of observed stores in the ${name}, by each store’s local time.`
              : `Total hours of downtime in the ${name}, by each store’s local time.`}
            {method === 'poll-count' &&
              ' The report counts polls, but this chart uses the nearest-poll method, so their totals differ.'}
          </p>
        </figcaption>
        {hasHours && <DowntimeByHour selection={selection} heatMode={heatMode} onFilter={onFilter} />}
        {!hasHours && missing !== null && <MissingBanner missing={missing} what="Downtime by hour cannot be shown." />}
      </figure>
      <figure aria-busy={bands === null}>
        <figcaption>
          <h2>Stores by uptime</h2>
          <p className="muted">Uptime in percent of uptime plus downtime in the {name}, coloured by verdict.</p>
        </figcaption>
        {bands?.ok === false && <Banner tone="error" message={bands.error.message} />}
        {bands?.ok && (
          <>
            <UptimeHistogram
              bands={bands.value}
              goalPercent={goal.goalPercent}
              selected={selection.uptimeBand}
              onSelect={(uptimeBand) => onFilter({ uptimeBand })}
            />
            <details className="figures">
              <summary>Show as a table</summary>
              <BandTable bands={bands.value} />
            </details>
          </>
        )}
      </figure>
      <p className="muted fleetHint">
        Both charts follow the filters. The chart you click keeps showing all stores, so you can pick another value.
      </p>
    </div>
  )
}

function DowntimeByHour({ selection, heatMode, onFilter }: Pick<FleetViewProps, 'selection' | 'heatMode' | 'onFilter'>) {
  const hours = useQuery('getHourlyDowntime', selection)
  const reported = useQuery('getReportedHours', selection)
  const mode = possibleMode(heatMode, hours?.ok ? hours.value : [])
  return (
    <div aria-busy={hours === null}>
      {(hours === null || reported === null) && <p>Computing downtime by hour…</p>}
      {hours?.ok === false && <Banner tone="error" message={hours.error.message} />}
      {hours?.ok && reported?.ok && (
        <>
          {mode !== heatMode && <p className="muted">{openTimeNotRecorded}</p>}
          <HeatMap
            hours={hours.value}
            reported={reported.value}
            mode={mode}
            selected={selection.hourOfWeek}
            onSelect={(hourOfWeek) => onFilter({ hourOfWeek })}
          />
          <details className="figures">
            <summary>Show as a table</summary>
            <HourTable hours={hours.value} reported={reported.value} mode={mode} />
          </details>
        </>
      )}
    </div>
  )
}
