import { useState, type KeyboardEvent } from 'react'
import { goalPosition, partsOfBand, type BandOfStores, type UptimeBand } from '../../shared/report/chartData'
import { countOf, formatCount, formatNumber, formatUptimeBand } from '../format/numbers'
import { useWidth } from '../hooks/useWidth'
import { handleChartKey } from '../charts/chartKeys'
import { ChartTip } from '../charts/ChartTip'
import { VerdictBar } from './VerdictBar'
import { VerdictLegend } from './VerdictLegend'
import { verdictCounts } from './verdictCounts'
import './UptimeHistogram.css'

interface UptimeHistogramProps {
  /** Listed from top to bottom. */
  readonly bands: readonly BandOfStores[]
  readonly goalPercent: number
  readonly selected: UptimeBand | undefined
  /** Called with undefined when the selected band is chosen again. */
  readonly onSelect: (band: UptimeBand | undefined) => void
}

const labelWidth = 112
const countWidth = 64
const rowHeight = 30
/** The least length of a part in pixels, so that one store among thousands is visible. */
const leastLength = 2

/** Stores by band of uptime % and verdict. Arrow keys move from bar to bar; Enter or a click selects one. */
export function UptimeHistogram({ bands, goalPercent, selected, onSelect }: UptimeHistogramProps) {
  const [width, container] = useWidth()
  const [current, setCurrent] = useState(0)
  const [pointed, setPointed] = useState<number | null>(null)

  const most = Math.max(1, ...bands.map(({ stores }) => stores))
  const all = bands.reduce((sum, { stores }) => sum + stores, 0)
  const room = Math.max(width - labelWidth - countWidth, 0)
  const bars = bands.map((band) => {
    const share = formatNumber(all === 0 ? 0 : (100 * band.stores) / all, 1)
    const texts = [formatUptimeBand(band.band), countOf(band.stores, 'store'), `${share} % of stores`, ...verdictCounts(band)]
    const parts = partsOfBand(band).map(({ verdict, stores }) => ({ verdict, length: Math.max((stores / most) * room, leastLength) }))
    return { band: band.band, stores: band.stores, texts, parts, length: parts.reduce((sum, { length }) => sum + length, 0) }
  })
  const [title = '', ...lines] = pointed === null ? [] : (bars[pointed]?.texts ?? [])
  const goalY = goalPosition(goalPercent) * rowHeight

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
        {bars.map(({ band, stores, texts, parts, length }, index) => {
          const y = index * rowHeight
          return (
            <g key={band}>
              <g
                className="bar"
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
                <VerdictBar parts={parts} x={labelWidth} y={y + 6} height={18} />
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
        <path className="goalLine" aria-hidden="true" d={`M${labelWidth - 4} ${goalY}H${width}`} />
      </svg>
      <VerdictLegend bands={bands} goalPercent={goalPercent} />
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
