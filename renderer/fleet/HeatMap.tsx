import { useState, type KeyboardEvent } from 'react'
import { hourOfWeekLabel, shortWeekday, timeOfHour, weekdays } from '../../shared/core/labels'
import { hoursPerDay, hoursPerWeek } from '../../shared/core/time'
import type { HourlyDowntime } from '../../shared/report/chartData'
import {
  describeHour,
  heatCellBox,
  heatMarkOf,
  heatMarks,
  heatScaleOf,
  heatStepOf,
  heatValueOf,
  type HeatMode,
} from '../../shared/report/heatScale'
import { formatNumber } from '../format/numbers'
import { useWidth } from '../hooks/useWidth'
import { chartPartAt, handleChartKey } from '../charts/chartKeys'
import { ChartTip } from '../charts/ChartTip'
import { HeatMapCell, HeatMapFigure, HeatMapFrame } from './HeatMapCell'
import { HeatMapLegend } from './HeatMapLegend'
import '../../shared/report/heatColours.css'
import './HeatMap.css'

interface HeatMapProps {
  readonly hours: readonly HourlyDowntime[]
  /** The hours of the week that lie in the span of the report. */
  readonly reported: readonly number[]
  readonly mode: HeatMode
  readonly selected: number | undefined
  /** Called with undefined when the selected hour is chosen again. */
  readonly onSelect: (hourOfWeek: number | undefined) => void
}

const labelWidth = 44
const axisHeight = 20
const cellHeight = 40

/** Whether an hour is in the lower half of the chart, where its tip only fits above it. */
function isInLowerHalf(hourOfWeek: number): boolean {
  return hourOfWeek >= hoursPerWeek / 2
}

/** Downtime by hour of the week. Arrow keys move from hour to hour; Enter or a click selects one. */
export function HeatMap({ hours, reported, mode, selected, onSelect }: HeatMapProps) {
  const [width, container] = useWidth()
  const [current, setCurrent] = useState(0)
  /** The hour in focus, while the keyboard is used. */
  const [focused, setFocused] = useState<number | null>(null)
  const [pointed, setPointed] = useState<number | null>(null)

  const byHour = new Map(hours.map((hour) => [hour.hourOfWeek, hour]))
  const isReported = new Set(reported)
  const scale = heatScaleOf(mode, hours)
  const cellWidth = Math.max(width - labelWidth, 0) / hoursPerDay
  const boxOf = (hourOfWeek: number) =>
    heatCellBox(hourOfWeek, { left: labelWidth, top: axisHeight, cellWidth, cellHeight })
  const cells = Array.from({ length: hoursPerWeek }, (_, hourOfWeek) => {
    const hour = byHour.get(hourOfWeek)
    const value = heatValueOf(hour, mode)
    const mark = heatMarkOf(hour, isReported.has(hourOfWeek))
    return { hourOfWeek, value, step: heatStepOf(value, scale), mark, box: boxOf(hourOfWeek) }
  })
  const hasDowntime = hours.some(({ downtimeHours }) => downtimeHours > 0)
  const marks = heatMarks.filter((kind) => cells.some(({ mark }) => mark === kind))

  function detailsOf(hourOfWeek: number): readonly string[] {
    return describeHour(byHour.get(hourOfWeek), isReported.has(hourOfWeek), formatNumber)
  }

  function hintsOf(hourOfWeek: number): readonly string[] {
    if (hourOfWeek === selected) return ['Click to remove the filter']
    return (byHour.get(hourOfWeek)?.stores ?? 0) > 0 ? ['Click to filter'] : []
  }

  function select(hourOfWeek: number): void {
    onSelect(hourOfWeek === selected ? undefined : hourOfWeek)
  }

  function onKeyDown(event: KeyboardEvent<SVGSVGElement>): void {
    const hour = current % hoursPerDay
    const [first, last] = [current - hour, current - hour + hoursPerDay - 1]
    const destinations = {
      ArrowRight: Math.min(current + 1, last),
      ArrowLeft: Math.max(current - 1, first),
      ArrowDown: Math.min(current + hoursPerDay, hoursPerWeek - hoursPerDay + hour),
      ArrowUp: Math.max(current - hoursPerDay, hour),
      Home: event.ctrlKey ? 0 : first,
      End: event.ctrlKey ? hoursPerWeek - 1 : last,
    }
    handleChartKey(event, destinations, () => select(current))
  }

  return (
    <div ref={container} className="heatMap">
      <svg
        width={width}
        height={axisHeight + weekdays.length * cellHeight}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no HTML element can be a drawing
        role="grid"
        tabIndex={-1}
        aria-label="Downtime by hour of the week, in the stores' local time"
        onKeyDown={onKeyDown}
        onPointerMove={({ target }) => setPointed(chartPartAt(target))}
        onPointerLeave={() => setPointed(null)}
        onClick={({ target }) => {
          const hour = chartPartAt(target)
          if (hour !== null) select(hour)
        }}
        onFocus={({ target }) => {
          const hour = chartPartAt(target)
          if (hour === null) return
          setCurrent(hour)
          setPointed(hour)
          setFocused(target.matches(':focus-visible') ? hour : null)
        }}
        onBlur={() => {
          setPointed(null)
          setFocused(null)
        }}
      >
        {Array.from({ length: hoursPerDay / 3 }, (_, index) => (
          <text key={index} className="heatLabel" aria-hidden="true" x={labelWidth + index * 3 * cellWidth} y={13}>
            {timeOfHour(index * 3)}
          </text>
        ))}
        {weekdays.map((weekday, day) => (
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no HTML element can be part of a drawing
          <g key={weekday} role="row" aria-label={weekday}>
            <text className="heatLabel" aria-hidden="true" x={0} y={axisHeight + (day + 0.5) * cellHeight + 4}>
              {shortWeekday(weekday)}
            </text>
            {cells.slice(day * hoursPerDay, (day + 1) * hoursPerDay).map(({ hourOfWeek, ...cell }) => (
              <HeatMapCell
                key={hourOfWeek}
                hourOfWeek={hourOfWeek}
                {...cell}
                label={[hourOfWeekLabel(hourOfWeek), ...detailsOf(hourOfWeek)].join(', ')}
                isSelected={hourOfWeek === selected}
                isCurrent={hourOfWeek === current}
              />
            ))}
          </g>
        ))}
        {cells.map(({ hourOfWeek, value, step, box }) => (
          <HeatMapFigure key={hourOfWeek} value={value} step={step} box={box} />
        ))}
        {selected !== undefined && <HeatMapFrame kind="selected" box={boxOf(selected)} />}
        {focused !== null && <HeatMapFrame kind="focused" box={boxOf(focused)} />}
      </svg>
      {pointed !== null && (
        <ChartTip
          title={hourOfWeekLabel(pointed)}
          lines={[...detailsOf(pointed), ...hintsOf(pointed)]}
          x={labelWidth + ((pointed % hoursPerDay) + 0.5) * cellWidth}
          y={axisHeight + (Math.floor(pointed / hoursPerDay) + (isInLowerHalf(pointed) ? 0.1 : 0.7)) * cellHeight}
          width={width}
          isAbove={isInLowerHalf(pointed)}
        />
      )}
      {!hasDowntime && <p className="muted heatNote">No downtime was observed.</p>}
      {(hasDowntime || marks.length > 0) && <HeatMapLegend scale={hasDowntime ? scale : null} marks={marks} />}
    </div>
  )
}
