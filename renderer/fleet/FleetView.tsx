import type { HTMLAttributes } from 'react'
import { spanOfKind, type ReportKind } from '../../shared/report/columns'
import type { Method } from '../../shared/report/report'
import type { RowSelection } from '../../shared/report/rowSelection'
import { Banner, MissingBanner, type Missing } from '../ui/Banner'
import { BandTable, HourTable } from './ChartTables'
import { HeatMap } from './HeatMap'
import { UptimeHistogram } from './UptimeHistogram'
import { useQuery } from '../transport/useQuery'
import type { FleetFilter } from '../selection/useRowFilters'
import './FleetView.css'

interface FleetViewProps {
  /** Attributes that make it the panel of its tab. */
  readonly panel: HTMLAttributes<HTMLElement>
  readonly kind: ReportKind
  readonly selection: Omit<RowSelection, 'sort'>
  readonly method: Method
  readonly onFilter: (change: FleetFilter) => void
  /** Whether downtime by hour can be shown. */
  readonly hasHours: boolean
  /** Why it cannot be shown; null while that is not known. */
  readonly missing: Missing | null
}

/** Charts of the selected stores: when they are down, and how uptime is distributed. */
export function FleetView({ panel, kind, selection, method, onFilter, hasHours, missing }: FleetViewProps) {
  const bands = useQuery('getUptimeBands', selection)
  const { name } = spanOfKind[kind]
  return (
    <div {...panel} className="fleetView" data-region="fleet">
      <figure>
        <figcaption>
          <h2>Downtime by hour of the week</h2>
          <p className="muted">
            Total hours of downtime in the {name}, by each store’s local time.
            {method === 'poll-count' &&
              ' The report counts polls, but this chart uses the nearest-poll method, so their totals differ.'}
          </p>
        </figcaption>
        {hasHours && <DowntimeByHour selection={selection} onFilter={onFilter} />}
        {!hasHours && missing !== null && <MissingBanner missing={missing} what="Downtime by hour cannot be shown." />}
      </figure>
      <figure aria-busy={bands === null}>
        <figcaption>
          <h2>Stores by uptime</h2>
          <p className="muted">Uptime as a percentage of uptime plus downtime in the {name}.</p>
        </figcaption>
        {bands?.ok === false && <Banner tone="error" message={bands.error.message} />}
        {bands?.ok && (
          <>
            <UptimeHistogram
              bands={bands.value}
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

function DowntimeByHour({ selection, onFilter }: Pick<FleetViewProps, 'selection' | 'onFilter'>) {
  const hours = useQuery('getHourlyDowntime', selection)
  const reported = useQuery('getReportedHours', selection)
  return (
    <div aria-busy={hours === null}>
      {(hours === null || reported === null) && <p>Computing downtime by hour…</p>}
      {hours?.ok === false && <Banner tone="error" message={hours.error.message} />}
      {hours?.ok && reported?.ok && (
        <>
          <HeatMap
            hours={hours.value}
            reported={reported.value}
            selected={selection.hourOfWeek}
            onSelect={(hourOfWeek) => onFilter({ hourOfWeek })}
          />
          <details className="figures">
            <summary>Show as a table</summary>
            <HourTable hours={hours.value} reported={reported.value} />
          </details>
        </>
      )}
    </div>
  )
}
