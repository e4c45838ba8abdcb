import { useRef, useState, type KeyboardEvent } from 'react'
import type { BandOfStores } from '../shared/report'
import type { UptimeBand } from '../shared/uptimeBands'
import { countOf, formatCount, formatNumber } from './format'
import { bandWords } from './uptimeBandWords'
import { useWidth } from './useWidth'
import './UptimeHistogram.css'

interface UptimeHistogramProps {
  /** In the order drawn. */
  readonly bands: readonly BandOfStores[]
  readonly selected: UptimeBand | undefined
  /** Undefined when the selected band is chosen again. */
  readonly onSelect: (band: UptimeBand | undefined) => void
}

const labelWidth = 112
const countWidth = 64
const rowHeight = 30

/** Stores by band of uptime %; arrow keys go from bar to bar, Enter or a click selects one. */
export function UptimeHistogram({ bands, selected, onSelect }: UptimeHistogramProps) {
  const container = useRef<HTMLDivElement>(null)
  const width = useWidth(container)
  const [current, setCurrent] = useState(0)

  const most = Math.max(1, ...bands.map(({ stores }) => stores))
  const all = bands.reduce((sum, { stores }) => sum + stores, 0)
  const room = Math.max(width - labelWidth - countWidth, 0)

  function select(index: number): void {
    const band = bands[index]?.band
    onSelect(band === selected ? undefined : band)
  }

  function onKeyDown(event: KeyboardEvent<SVGSVGElement>): void {
    const destinations: Readonly<Record<string, number>> = {
      ArrowDown: Math.min(current + 1, bands.length - 1),
      ArrowUp: Math.max(current - 1, 0),
      Home: 0,
      End: bands.length - 1,
    }
    const destination = destinations[event.key]
    if (event.key === 'Enter' || event.key === ' ') select(current)
    else if (destination === undefined) return
    else event.currentTarget.querySelector<SVGElement>(`[data-bar="${destination}"]`)?.focus()
    event.preventDefault()
  }

  return (
    <div ref={container} className="uptimeHistogram">
      <svg
        width={width}
        height={bands.length * rowHeight}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no HTML element can be a drawing
        role="listbox"
        tabIndex={-1}
        aria-label="Stores by uptime %"
        onKeyDown={onKeyDown}
      >
        {bands.map(({ band, stores }, index) => {
          const share = all === 0 ? 0 : (100 * stores) / all
          const words = `${bandWords(band)}: ${countOf(stores, 'store')}, ${formatNumber(share, 1)} % of them`
          const y = index * rowHeight
          return (
            <g
              key={band}
              className={`bar ${band === 'none' ? 'unknownBar' : ''}`}
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no HTML element can be part of a drawing
              role="option"
              aria-label={words}
              aria-selected={band === selected}
              tabIndex={index === current ? 0 : -1}
              data-bar={index}
              onClick={() => select(index)}
              onFocus={() => setCurrent(index)}
            >
              <title>{words}</title>
              <rect className="barGround" x={0} y={y} width={width} height={rowHeight} />
              <text className="barLabel" x={labelWidth - 8} y={y + 19}>
                {bandWords(band)}
              </text>
              {stores > 0 && (
                <rect className="barFill" x={labelWidth} y={y + 6} width={Math.max((stores / most) * room, 2)} height={18} />
              )}
              <text className="barCount" x={labelWidth + (stores / most) * room + 6} y={y + 19}>
                {formatCount(stores)}
              </text>
              {band === selected && (
                <rect className="selectedFrame" x={1.5} y={y + 1.5} width={Math.max(width - 3, 0)} height={rowHeight - 3} />
              )}
            </g>
          )
        })}
      </svg>
    </div>
  )
}
