import { useState, type KeyboardEvent } from 'react'
import type { BandOfStores, UptimeBand } from '../../shared/report/chartData'
import { countOf, formatCount, formatNumber, formatUptimeBand } from '../format/numbers'
import { useWidth } from '../hooks/useWidth'
import { handleChartKey } from '../ui/chartKeys'
import { ChartTip } from '../ui/ChartTip'
import './UptimeHistogram.css'

interface UptimeHistogramProps {
  /** Listed from top to bottom. */
  readonly bands: readonly BandOfStores[]
  readonly selected: UptimeBand | undefined
  /** Called with undefined when the selected band is chosen again. */
  readonly onSelect: (band: UptimeBand | undefined) => void
}

const labelWidth = 112
const countWidth = 64
const rowHeight = 30

/** Stores by band of uptime %. Arrow keys move from bar to bar; Enter or a click selects one. */
export function UptimeHistogram({ bands, selected, onSelect }: UptimeHistogramProps) {
  const [width, container] = useWidth()
  const [current, setCurrent] = useState(0)
  const [pointed, setPointed] = useState<number | null>(null)

  const most = Math.max(1, ...bands.map(({ stores }) => stores))
  const all = bands.reduce((sum, { stores }) => sum + stores, 0)
  const room = Math.max(width - labelWidth - countWidth, 0)
  const bars = bands.map(({ band, stores }) => {
    const share = formatNumber(all === 0 ? 0 : (100 * stores) / all, 1)
    const texts = [formatUptimeBand(band), countOf(stores, 'store'), `${share} % of stores`]
    return { band, stores, texts, length: (stores / most) * room }
  })
  const [title = '', ...lines] = pointed === null ? [] : (bars[pointed]?.texts ?? [])

  function select(index: number): void {
    const band = bands[index]?.band
    onSelect(band === selected ? undefined : band)
  }

  function onKeyDown(event: KeyboardEvent<SVGSVGElement>): void {
    const destinations = {
      ArrowDown: Math.min(current + 1, bands.length - 1),
      ArrowUp: Math.max(current - 1, 0),
      Home: 0,
      End: bands.length - 1,
    }
    handleChartKey(event, destinations, () => select(current))
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
        onPointerLeave={() => setPointed(null)}
        onBlur={() => setPointed(null)}
      >
        {bars.map(({ band, stores, texts, length }, index) => {
          const y = index * rowHeight
          return (
            <g key={band}>
              <g
                className={`bar ${band === 'none' ? 'unknownBar' : ''}`}
                // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no HTML element can be part of a drawing
                role="option"
                aria-label={texts.join(', ')}
                aria-selected={band === selected}
                tabIndex={index === current ? 0 : -1}
                data-index={index}
                onClick={() => select(index)}
                onPointerEnter={() => setPointed(index)}
                onFocus={() => {
                  setCurrent(index)
                  setPointed(index)
                }}
              >
                <rect className="barGround" x={0} y={y} width={width} height={rowHeight} />
                {stores > 0 && (
                  <rect className="barFill" x={labelWidth} y={y + 6} width={Math.max(length, 2)} height={18} />
                )}
                {band === selected && (
                  <rect className="selectedFrame" x={1.5} y={y + 1.5} width={Math.max(width - 3, 0)} height={rowHeight - 3} />
                )}
              </g>
              <g className="barTexts" aria-hidden="true">
                <text className="barLabel" x={labelWidth - 8} y={y + 19}>
                  {formatUptimeBand(band)}
                </text>
                <text className="barCount" x={labelWidth + length + 6} y={y + 19}>
                  {formatCount(stores)}
                </text>
              </g>
            </g>
          )
        })}
      </svg>
      {pointed !== null && title !== '' && (
        <ChartTip
          title={title}
          lines={[...lines, bands[pointed]?.band === selected ? 'Click to remove the filter' : 'Click to filter']}
          x={width * 0.75}
          y={(pointed + (pointed * 2 >= bands.length ? 0 : 0.8)) * rowHeight}
          width={width}
          isAbove={pointed * 2 >= bands.length}
        />
      )}
    </div>
  )
}
