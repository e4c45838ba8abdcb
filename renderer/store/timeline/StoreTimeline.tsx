import { useId, useMemo, useState, type KeyboardEvent } from 'react'
import type { StoreTimeline as Timeline } from '../../../shared/report/timeline'
import { chartPartAt, handleChartKey } from '../../ui/chartKeys'
import { ChartTip } from '../../ui/ChartTip'
import { describeClock, formatClockSpan, type Clock } from './clocks'
import { DayPager } from './DayPager'
import { axisHeight, boxOf, laneHeight } from './laneGeometry'
import { outlineOf } from '../../ui/box'
import { groupPolls } from './pollGroups'
import { layOutLanes, pageOfLanes, placeInstant, placeSpan, toSpan } from './dayLanes'
import { TimelineAxis } from './TimelineAxis'
import { TimelineLegend } from './TimelineLegend'
import { describeMark, marksOf } from './markTexts'
import { TimelineMarks } from './TimelineMarks'
import { TimelinePatterns } from './TimelinePatterns'
import { useWidth } from '../../hooks/useWidth'
import './StoreTimeline.css'

interface StoreTimelineProps {
  readonly timeline: Timeline
  readonly clock: Clock
  /** The span of the timeline in a sentence. */
  readonly spanNoun: 'week' | 'period'
}

interface Tip {
  readonly index: number
  /** Pixels from the top left of the drawing. */
  readonly x: number
  readonly y: number
}

/** Maximum number of days on a page: a month. */
const lanesPerPage = 31

/** The week or the period with one lane for each local day. Arrow keys move from mark to mark in chronological order. */
export function StoreTimeline({ timeline, clock, spanNoun }: StoreTimelineProps) {
  const patternId = useId()
  const [width, container] = useWidth()
  const [currentIndex, setCurrentIndex] = useState(0)
  const [tip, setTip] = useState<Tip | null>(null)
  const [pagesBack, setPagesBack] = useState(0)

  const marks = useMemo(() => marksOf(timeline), [timeline])
  const allLanes = useMemo(() => layOutLanes(clock.offsets), [clock])
  const lanes = useMemo(() => pageOfLanes(allLanes, lanesPerPage, pagesBack), [allLanes, pagesBack])
  const { items, outlines } = useMemo(() => {
    const outages = timeline.outages.map((outage) => ({ ...toSpan(outage), openHours: outage.openHours }))
    const stretches = marks.flatMap((mark) => (mark.kind === 'poll' ? [] : [{ mark, places: placeSpan(lanes, mark) }]))
    const polls = marks.flatMap((mark) => {
      const place = mark.kind === 'poll' ? placeInstant(lanes, mark.fromMs) : null
      return place === null ? [] : [{ mark, place }]
    })
    return {
      items: [...stretches, ...groupPolls(polls)]
        .filter(({ places }) => places.length > 0)
        .toSorted((left, right) => left.mark.fromMs - right.mark.fromMs)
        .map(({ mark, places }) => ({ mark, places, text: describeMark(mark, outages, clock) })),
      outlines: outages.flatMap((outage) => placeSpan(lanes, outage)),
    }
  }, [timeline, marks, clock, lanes])

  function turnTo(page: number): void {
    setPagesBack(page)
    setCurrentIndex(0)
  }

  /** Shows the tip of a mark next to a point of the screen, and returns the index of the mark. */
  function pointAt(target: EventTarget, clientX: number, clientY: number): number | null {
    const index = chartPartAt(target)
    const box = target instanceof Element ? target.closest('.storeTimeline')?.getBoundingClientRect() : undefined
    setTip(index === null || box === undefined ? null : { index, x: clientX - box.left, y: clientY - box.top })
    return index
  }

  function moveFocus(event: KeyboardEvent<SVGSVGElement>): void {
    handleChartKey(event, { ArrowRight: currentIndex + 1, ArrowLeft: currentIndex - 1, Home: 0, End: items.length - 1 })
  }

  const shown = tip === null ? undefined : items[tip.index]?.text

  return (
    <div ref={container} className="storeTimeline">
      <DayPager lanes={lanes} days={allLanes.length} daysPerPage={lanesPerPage} pagesBack={pagesBack} onTurn={turnTo} />
      <svg
        width={width}
        height={axisHeight + lanes.length * laneHeight}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no HTML element can be a drawing
        role="listbox"
        tabIndex={-1}
        aria-label={`${formatClockSpan(clock, toSpan(timeline))}, local time in ${describeClock(clock)}`}
        onKeyDown={moveFocus}
        onPointerMove={({ target, clientX, clientY }) => pointAt(target, clientX, clientY)}
        onPointerLeave={() => setTip(null)}
        onFocus={({ target }) => {
          const box = target.querySelector('rect')?.getBoundingClientRect()
          const index = pointAt(target, box?.left ?? 0, box?.bottom ?? 0)
          if (index !== null) setCurrentIndex(index)
        }}
        onBlur={() => setTip(null)}
      >
        <TimelinePatterns id={patternId} />
        <TimelineAxis lanes={lanes} width={width} />
        {width > 0 && <TimelineMarks items={items} width={width} patternId={patternId} currentIndex={currentIndex} />}
        <g aria-hidden="true" className="outageOutlines">
          <path d={outlines.map((place) => outlineOf(boxOf(place, width, 'bar'))).join('')} />
        </g>
      </svg>
      {tip !== null && shown !== undefined && (
        <ChartTip
          title={shown.title}
          lines={[shown.when, ...shown.details]}
          x={tip.x}
          y={tip.y}
          width={width}
        />
      )}
      <TimelineLegend
        marks={marks}
        hasOutages={timeline.outages.length > 0}
        hasClockChange={clock.offsets.length > 1}
        spanNoun={spanNoun}
      />
    </div>
  )
}
