import { useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { HourlyDowntime } from '../../shared/report/fleet'
import { ChartTip } from '../ui/ChartTip'
import { countOf, formatNumber } from '../format/format'
import { HeatMapCell } from './HeatMapCell'
import { HeatMapFigure } from './HeatMapFigure'
import { HeatMapFrame } from './HeatMapFrame'
import { HeatMapLegend } from './HeatMapLegend'
import type { Box } from '../ui/box'
import { stepOf, stepSize } from './heatScale'
import { useWidth } from '../hooks/useWidth'
import { daysPerWeek, hoursPerDay, hourWords, timeOfHour, weekdayName } from '../format/weekHours'
import './HeatMap.css'

interface HeatMapProps {
  readonly hours: readonly HourlyDowntime[]
  /** Hours of the week that lie in the span of the report. */
  readonly reported: readonly number[]
  readonly selected: number | undefined
  /** Undefined when the selected hour is chosen again. */
  readonly onSelect: (hourOfWeek: number | undefined) => void
}

const labelWidth = 44
const axisHeight = 20
const cellHeight = 40

function boxOf(hourOfWeek: number, cellWidth: number): Box {
  return {
    x: labelWidth + (hourOfWeek % hoursPerDay) * cellWidth,
    y: axisHeight + Math.floor(hourOfWeek / hoursPerDay) * cellHeight,
    width: cellWidth,
    height: cellHeight,
  }
}

/** Whether an hour is so far down that there is no room below it. */
function isLow(hourOfWeek: number): boolean {
  return hourOfWeek >= (daysPerWeek / 2) * hoursPerDay
}

function hourAt({ target }: Pick<PointerEvent, 'target'>): number | null {
  const hour = target instanceof Element ? target.closest<SVGElement>('[data-hour]')?.dataset['hour'] : undefined
  return hour === undefined ? null : Number(hour)
}

/** Downtime by hour of the week; arrow keys go from hour to hour, Enter or a click selects one. */
export function HeatMap({ hours, reported, selected, onSelect }: HeatMapProps) {
  const [width, container] = useWidth()
  const [current, setCurrent] = useState(0)
  /** Only while the keyboard is used. */
  const [focused, setFocused] = useState<number | null>(null)
  const [pointed, setPointed] = useState<number | null>(null)

  const byHour = new Map(hours.map((hour) => [hour.hourOfWeek, hour]))
  const size = stepSize(Math.max(0, ...hours.map(({ downtimeHours }) => downtimeHours)))
  const cellWidth = Math.max(width - labelWidth, 0) / hoursPerDay
  const cells = Array.from({ length: daysPerWeek * hoursPerDay }, (_, hourOfWeek) => {
    const downtimeHours = byHour.get(hourOfWeek)?.downtimeHours ?? 0
    return { hourOfWeek, downtimeHours, step: stepOf(downtimeHours, size), box: boxOf(hourOfWeek, cellWidth) }
  })

  const hasOutside = reported.length < cells.length

  function linesOf(hourOfWeek: number): readonly string[] {
    const hour = byHour.get(hourOfWeek)
    if (!reported.includes(hourOfWeek)) return ['Outside the report']
    if (hour === undefined) return ['No downtime']
    return [`${formatNumber(hour.downtimeHours, 2)} h downtime`, `${countOf(hour.stores, 'store')} down`]
  }

  function pressWords(hourOfWeek: number): readonly string[] {
    if (hourOfWeek === selected) return ['Press to remove the filter']
    return byHour.has(hourOfWeek) ? ['Press to see these stores'] : []
  }

  function select(hourOfWeek: number): void {
    onSelect(hourOfWeek === selected ? undefined : hourOfWeek)
  }

  function onKeyDown(event: KeyboardEvent<SVGSVGElement>): void {
    const [first, hour] = [current - (current % hoursPerDay), current % hoursPerDay]
    const destinations: Readonly<Record<string, number>> = {
      ArrowRight: Math.min(current + 1, first + hoursPerDay - 1),
      ArrowLeft: Math.max(current - 1, first),
      ArrowDown: Math.min(current + hoursPerDay, (daysPerWeek - 1) * hoursPerDay + hour),
      ArrowUp: Math.max(current - hoursPerDay, hour),
      Home: event.ctrlKey ? 0 : first,
      End: event.ctrlKey ? daysPerWeek * hoursPerDay - 1 : first + hoursPerDay - 1,
    }
    const destination = destinations[event.key]
    if (event.key === 'Enter' || event.key === ' ') select(current)
    else if (destination === undefined) return
    else event.currentTarget.querySelector<SVGElement>(`[data-hour="${destination}"]`)?.focus()
    event.preventDefault()
  }

  return (
    <div ref={container} className="heatMap">
      <svg
        width={width}
        height={axisHeight + daysPerWeek * cellHeight}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no HTML element can be a drawing
        role="grid"
        tabIndex={-1}
        aria-label="Downtime by hour of the week, in the stores' local time"
        onKeyDown={onKeyDown}
        onPointerMove={(event) => setPointed(hourAt(event))}
        onPointerLeave={() => setPointed(null)}
        onClick={(event) => {
          const hour = hourAt(event)
          if (hour !== null) select(hour)
        }}
        onFocus={(event) => {
          const hour = hourAt(event)
          if (hour === null) return
          setCurrent(hour)
          setPointed(hour)
          setFocused(event.target.matches(':focus-visible') ? hour : null)
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
        {Array.from({ length: daysPerWeek }, (_, day) => (
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no HTML element can be part of a drawing
          <g key={day} role="row" aria-label={weekdayName(day, 'long')}>
            <text className="heatLabel" aria-hidden="true" x={0} y={axisHeight + (day + 0.5) * cellHeight + 4}>
              {weekdayName(day, 'short')}
            </text>
            {cells.slice(day * hoursPerDay, (day + 1) * hoursPerDay).map(({ hourOfWeek, step, box }) => (
              <HeatMapCell
                key={hourOfWeek}
                hourOfWeek={hourOfWeek}
                step={step}
                isOutside={!reported.includes(hourOfWeek)}
                label={[hourWords(hourOfWeek), ...linesOf(hourOfWeek)].join(', ')}
                isSelected={hourOfWeek === selected}
                isCurrent={hourOfWeek === current}
                box={box}
              />
            ))}
          </g>
        ))}
        {cells.map(({ hourOfWeek, ...cell }) => (
          <HeatMapFigure key={hourOfWeek} {...cell} />
        ))}
        {selected !== undefined && <HeatMapFrame kind="selected" box={boxOf(selected, cellWidth)} />}
        {focused !== null && <HeatMapFrame kind="focused" box={boxOf(focused, cellWidth)} />}
      </svg>
      {pointed !== null && (
        <ChartTip
          title={hourWords(pointed)}
          lines={[...linesOf(pointed), ...pressWords(pointed)]}
          x={labelWidth + ((pointed % hoursPerDay) + 0.5) * cellWidth}
          y={axisHeight + (Math.floor(pointed / hoursPerDay) + (isLow(pointed) ? 0.1 : 0.7)) * cellHeight}
          width={width}
          isAbove={isLow(pointed)}
        />
      )}
      {hours.length === 0 && <p className="muted heatNote">No store has downtime.</p>}
      {(hours.length > 0 || hasOutside) && <HeatMapLegend size={hours.length > 0 ? size : null} hasOutside={hasOutside} />}
    </div>
  )
}
