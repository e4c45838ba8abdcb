import { useId, useImperativeHandle, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import type { StoreTimeline as Timeline } from '../../../shared/report/timeline'
import { chartPartAt, handleChartKey } from '../../charts/chartKeys'
import { ChartTip } from '../../charts/ChartTip'
import { describeClock, formatClockSpan, type Clock } from './clocks'
import { DayPager } from './DayPager'
import { axisHeight, boxOf, laneHeight } from './laneGeometry'
import { outlineOf } from '../../charts/box'
import { groupPolls } from './pollGroups'
import { layOutLanes, pageOfLanes, placeInstant, placeSpan, toSpan, type Span } from './dayLanes'
import { TimelineAxis } from './TimelineAxis'
import { TimelineLegend } from './TimelineLegend'
import { describeMark, marksOf, outageOf, toOutageSpan } from './markTexts'
import { TimelineMarks } from './TimelineMarks'
import { TimelinePatterns } from './TimelinePatterns'
import { useExclusion } from './useExclusion'
import { useWidth } from '../../hooks/useWidth'
import './StoreTimeline.css'

interface StoreTimelineProps {
  readonly timeline: Timeline
  readonly clock: Clock
  /** The index of the outage that the list points at; -1 for none. */
  readonly pointedOutage: number
  /** Gets the index of the outage that the pointer is on, or -1. */
  readonly onHover: (outage: number) => void
  /** Gets the index of the outage in focus, or -1. */
  readonly onFocusOutage: (outage: number) => void
  /** The user has chosen a part of this outage. */
  readonly onChoose: (outage: number) => void
  /** Excludes a stretch from the open time; null if that is not possible. */
  readonly onExclude: ((span: Span) => void) | null
  readonly handle: RefObject<TimelineHandle | null>
}

/** What the list of outages can ask of the timeline. */
export interface TimelineHandle {
  /** Moves the focus to the first stretch of an outage, on the page of days that has it. */
  readonly focusOutage: (outage: number) => void
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
export function StoreTimeline(props: StoreTimelineProps) {
  const { timeline, clock, pointedOutage, onHover, onFocusOutage, onChoose, onExclude, handle } = props
  const patternId = useId()
  const drawing = useRef<SVGSVGElement>(null)
  const [width, container] = useWidth()
  const [currentIndex, setCurrentIndex] = useState(0)
  const [tip, setTip] = useState<Tip | null>(null)
  const [pagesBack, setPagesBack] = useState(0)
  /** Whether the pointer was released after a drag, so that the click that follows is none. */
  const wasDragged = useRef(false)

  const marks = useMemo(() => marksOf(timeline), [timeline])
  const allLanes = useMemo(() => layOutLanes(clock.offsets), [clock])
  const lanes = useMemo(() => pageOfLanes(allLanes, lanesPerPage, pagesBack), [allLanes, pagesBack])
  const outages = useMemo(() => timeline.outages.map(toOutageSpan), [timeline])
  const { items, outlines } = useMemo(() => {
    const stretches = marks.flatMap((mark) => (mark.kind === 'poll' ? [] : [{ mark, places: placeSpan(lanes, mark) }]))
    const polls = marks.flatMap((mark) => {
      const place = mark.kind === 'poll' ? placeInstant(lanes, mark.fromMs) : null
      return place === null ? [] : [{ mark, place }]
    })
    return {
      items: [...stretches, ...groupPolls(polls)]
        .filter(({ places }) => places.length > 0)
        .toSorted((left, right) => left.mark.fromMs - right.mark.fromMs)
        .map(({ mark, places }) => ({
          mark,
          places,
          outage: outageOf(mark, outages),
          text: describeMark(mark, outages, clock),
        })),
      outlines: outages.flatMap((outage) => placeSpan(lanes, outage)),
    }
  }, [outages, marks, clock, lanes])
  const pointed = outages[pointedOutage]
  const exclusion = useExclusion(lanes, width, onExclude)

  useImperativeHandle(handle, () => ({
    focusOutage(outage) {
      const place = placeInstant(allLanes, outages[outage]?.fromMs ?? 0)
      if (place !== null) flushSync(() => turnTo(Math.floor((allLanes.length - 1 - place.lane) / lanesPerPage)))
      drawing.current?.querySelector<SVGElement>(`[data-outage="${outage}"]`)?.focus()
    },
  }))

  function turnTo(page: number): void {
    setPagesBack(page)
    setCurrentIndex(0)
  }

  /** Shows the tip of a mark next to a point of the screen, and returns the index of the mark. */
  function showTip(target: EventTarget, clientX: number, clientY: number): number | null {
    const index = chartPartAt(target)
    const box = target instanceof Element ? target.closest('.storeTimeline')?.getBoundingClientRect() : undefined
    setTip(index === null || box === undefined ? null : { index, x: clientX - box.left, y: clientY - box.top })
    return index
  }

  function outageAt(index: number | null): number {
    return (index === null ? undefined : items[index]?.outage) ?? -1
  }

  function choose(index: number | null): void {
    const outage = outageAt(index)
    if (outage !== -1) onChoose(outage)
  }

  function moveFocus(event: KeyboardEvent<SVGSVGElement>): void {
    const current = items[currentIndex]?.mark
    if (event.key === 'x' && !event.ctrlKey && !event.metaKey && !event.altKey && current !== undefined && current.kind !== 'poll') onExclude?.(current)
    const destinations = { ArrowRight: currentIndex + 1, ArrowLeft: currentIndex - 1, Home: 0, End: items.length - 1 }
    handleChartKey(event, destinations, () => choose(currentIndex))
  }

  const shown = tip === null ? undefined : items[tip.index]?.text

  return (
    <div ref={container} className="storeTimeline">
      <DayPager lanes={lanes} days={allLanes.length} daysPerPage={lanesPerPage} pagesBack={pagesBack} onTurn={turnTo} />
      <svg
        ref={drawing}
        width={width}
        height={axisHeight + lanes.length * laneHeight}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no HTML element can be a drawing
        role="listbox"
        tabIndex={-1}
        aria-label={`${formatClockSpan(clock, toSpan(timeline))}, local time in ${describeClock(clock)}`}
        onKeyDown={moveFocus}
        onPointerDown={exclusion.begin}
        onPointerMove={(event) => {
          exclusion.move(event)
          if (exclusion.span === null) onHover(outageAt(showTip(event.target, event.clientX, event.clientY)))
          else setTip(null)
        }}
        onPointerUp={() => {
          wasDragged.current = exclusion.end()
        }}
        onPointerLeave={() => {
          exclusion.cancel()
          setTip(null)
          onHover(-1)
        }}
        onClick={({ target }) => {
          if (!wasDragged.current) choose(chartPartAt(target))
          wasDragged.current = false
        }}
        onFocus={({ target }) => {
          const box = target.querySelector('rect')?.getBoundingClientRect()
          const index = showTip(target, box?.left ?? 0, box?.bottom ?? 0)
          onFocusOutage(outageAt(index))
          if (index !== null) setCurrentIndex(index)
        }}
        onBlur={() => {
          setTip(null)
          onFocusOutage(-1)
        }}
      >
        <TimelinePatterns id={patternId} />
        <TimelineAxis lanes={lanes} width={width} />
        {width > 0 && <TimelineMarks items={items} width={width} patternId={patternId} currentIndex={currentIndex} />}
        <g aria-hidden="true" className="outageOutlines">
          <path d={outlines.map((place) => outlineOf(boxOf(place, width, 'bar'))).join('')} />
          {pointed !== undefined && (
            <path
              className="pointedOutage"
              d={placeSpan(lanes, pointed).map((place) => outlineOf(boxOf(place, width, 'bar'))).join('')}
            />
          )}
        </g>
        {exclusion.span !== null && (
          <g aria-hidden="true" className="exclusion">
            {placeSpan(lanes, exclusion.span).map((place) => (
              <rect key={place.fromMs} {...boxOf(place, width, 'bar')} />
            ))}
          </g>
        )}
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
      <TimelineLegend marks={marks} hasOutages={outages.length > 0} />
    </div>
  )
}
