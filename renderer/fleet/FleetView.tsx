import type { HTMLAttributes } from 'react'
import type { ReportKind } from '../../shared/report/columns'
import type { Method } from '../../shared/report/report'
import type { RowSelection } from '../../shared/report/rowSelection'
import { BandTable } from './BandTable'
import { Banner } from '../ui/Banner'
import { HeatMap } from './HeatMap'
import { HourTable } from './HourTable'
import { UptimeHistogram } from './UptimeHistogram'
import { useQuery } from '../transport/useQuery'
import type { FleetFilter } from '../selection/useRowFilters'
import './FleetView.css'

interface FleetViewProps {
  /** What makes it the panel of its tab. */
  readonly panel: HTMLAttributes<HTMLElement>
  readonly kind: ReportKind
  readonly selection: Omit<RowSelection, 'sort'>
  readonly method: Method
  readonly onFilter: (change: FleetFilter) => void
  /** Opens the folder of the report; null while it is open. */
  readonly onOpenFolder: (() => void) | null
}

/** The selected stores as a whole: when they are down, and how many are up how much. */
export function FleetView({ panel, kind, selection, method, onFilter, onOpenFolder }: FleetViewProps) {
  const hours = useQuery('getHourlyDowntime', selection)
  const reported = useQuery('getReportedHours', selection)
  const bands = useQuery('getUptimeBands', selection)
  return (
    <div {...panel} className="fleetView" data-region="fleet">
      <figure aria-busy={hours === null}>
        <figcaption>
          <h2>Downtime by hour of the week</h2>
          <p className="muted">
            Hours of downtime in the {kind === 'standard' ? 'last week' : 'window'}, all stores added up, each in its own local time.
            {method === 'poll-count' &&
              ' This report counts polls; this chart goes by the nearest observation, so it does not add up to its downtime.'}
          </p>
        </figcaption>
        {(hours === null || reported === null) && <p>Working out when stores were down…</p>}
        {hours?.ok === false && (
          <Banner tone={onOpenFolder === null ? 'error' : 'info'} message={hours.error.message}>
            {onOpenFolder !== null && (
              <button type="button" className="button" onClick={onOpenFolder}>
                Open folder
              </button>
            )}
          </Banner>
        )}
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
      </figure>
      <figure aria-busy={bands === null}>
        <figcaption>
          <h2>Stores by uptime</h2>
          <p className="muted">Uptime as a percentage of uptime plus downtime, {kind === 'standard' ? 'last week' : 'in the window'}.</p>
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
        Both charts follow search and filters. A filter chosen in a chart leaves that chart as it is, to compare and choose
        again.
      </p>
    </div>
  )
}
