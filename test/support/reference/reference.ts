import type { Method } from '../../../shared/report/report'
import { clip, totalLength, union, type Interval } from './intervals'
import { outagesOf, stateAt, type OutageFigures } from './outages'
import { containsPosition, openTime, weeklyOpenTime, weekPosition } from './openTime'
import { pollCount } from './pollCount'
import { readFolder, type Poll, type Store } from './readFolder'
import { hourMicroseconds } from './time'

const windowHours = { last_hour: 1, last_day: 24, last_week: 168 } as const
type StandardWindow = keyof typeof windowHours
export const standardWindows: readonly StandardWindow[] = ['last_hour', 'last_day', 'last_week']
/** One of the three windows, or the custom window. */
export type WindowName = StandardWindow | 'window'

/** Whole microseconds and counts of one store in one window. */
export interface WindowFigures {
  readonly uptime: number
  readonly downtime: number
  readonly open: number
  readonly covered: number
  readonly longestOutage: number
  readonly outages: number
}

export interface StoreFigures<Name extends WindowName = StandardWindow> {
  readonly storeId: string
  /** The time zone of the business hours. */
  readonly timezone: string
  readonly attributes: ReadonlyMap<string, string>
  readonly observations: number
  readonly lastStatus: 'active' | 'inactive' | null
  readonly state: 'down' | 'up' | 'closed' | 'unknown'
  /** Microseconds since 1970; null without observations. */
  readonly lastPoll: number | null
  /** The end of all windows. */
  readonly end: number
  /** In the longest window. */
  readonly outages: readonly OutageFigures[]
  readonly openTime: readonly Interval[]
  readonly downtime: readonly Interval[]
  readonly windows: Readonly<Record<Name, WindowFigures>>
}

/** A stretch of time in which the nearest observation has the same status. */
interface Run extends Interval {
  readonly active: boolean
}

const fallbackZone = 'America/Chicago'

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** The polls in open time, one per instant, sorted by time. If polls of an instant disagree, inactive wins. */
function observationsOf(polls: readonly Poll[], isOpen: (time: number) => boolean, frame: Interval): readonly Poll[] {
  const activeAt = new Map<number, boolean>()
  for (const { time, active } of polls) {
    if (time < frame.start || time > frame.end || !isOpen(time)) continue
    activeAt.set(time, active && (activeAt.get(time) ?? true))
  }
  return [...activeAt].map(([time, active]) => ({ time, active })).toSorted((left, right) => left.time - right.time)
}

/** The status at each time: neighbouring observations meet half-way, the first and the last extend to the ends of the frame. */
function runsOf(observations: readonly Poll[], frame: Interval): readonly Run[] {
  const runs: Run[] = []
  for (const [index, { time, active }] of observations.entries()) {
    const before = observations[index - 1]
    const after = observations[index + 1]
    const start = before === undefined ? frame.start : Math.floor((before.time + time) / 2)
    const end = after === undefined ? frame.end : Math.floor((time + after.time) / 2)
    const last = runs.at(-1)
    if (last?.active === active) runs.splice(-1, 1, { start: last.start, end, active })
    else runs.push({ start, end, active })
  }
  return runs
}

function windowFigures(open: readonly Interval[], observations: readonly Poll[], runs: readonly Run[]): WindowFigures {
  const openIn = (run: Run) => totalLength(clip(open, run))
  const outages = runs.filter(({ active }) => !active).map(openIn)
  const seen = union(
    observations.map(({ time }) => ({ start: time - hourMicroseconds, end: time + hourMicroseconds })),
  )
  return {
    uptime: runs.filter(({ active }) => active).reduce((sum, run) => sum + openIn(run), 0),
    downtime: outages.reduce((sum, length) => sum + length, 0),
    open: totalLength(open),
    covered: seen.reduce((sum, interval) => sum + totalLength(clip(open, interval)), 0),
    longestOutage: Math.max(0, ...outages),
    outages: outages.filter((length) => length > 0).length,
  }
}

/** `windows` are those to report on and end at the same time. The longest of them is `frame`; it has the observations. */
function storeFigures<Name extends WindowName>(
  store: Store,
  frame: Interval,
  windows: readonly (readonly [Name, Interval])[],
  method: Method,
): StoreFigures<Name> {
  const timezone = store.zone !== null && isZone(store.zone) ? store.zone : fallbackZone
  const weekly = weeklyOpenTime(store.openings)
  const isOpen = (time: number) => containsPosition(weekly, weekPosition(time, timezone))
  const open = openTime(weekly, timezone, frame)
  const observations = observationsOf(store.polls, isOpen, frame)
  const runs = runsOf(observations, frame)
  const figures = ([name, window]: readonly [Name, Interval]): WindowFigures => {
    const nearest = windowFigures(clip(open, window), observations, runs)
    if (method === 'nearest') return nearest
    return { ...nearest, ...pollCount(name, observations, weekly, weekPosition(frame.end, timezone), window.start) }
  }
  const last = observations.at(-1)
  return {
    storeId: store.storeId,
    timezone,
    attributes: store.attributes,
    observations: observations.length,
    lastStatus: last === undefined ? null : last.active ? 'active' : 'inactive',
    state: stateAt(frame.end, last, isOpen),
    lastPoll: last?.time ?? null,
    end: frame.end,
    outages: outagesOf(observations, open, isOpen, frame),
    openTime: open,
    downtime: runs.filter(({ active }) => !active).flatMap((run) => clip(open, run)),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one entry for each name
    windows: Object.fromEntries(windows.map((window) => [window[0], figures(window)])) as Record<Name, WindowFigures>,
  }
}

/**
 * The report on a folder by plain interval arithmetic. It is slow, and independent of the engine.
 * `asOf` is in microseconds since 1970; null is the latest poll.
 */
export function referenceReport(folder: string, asOf: number | null, method: Method): readonly StoreFigures[] {
  const stores = readFolder(folder)
  const latest = stores.flatMap(({ polls }) => polls).reduce((time, poll) => Math.max(time, poll.time), -Infinity)
  const end = asOf ?? latest
  const windows = standardWindows.map((name) => [name, { start: end - windowHours[name] * hourMicroseconds, end }] as const)
  const week = { start: end - windowHours.last_week * hourMicroseconds, end }
  return stores.map((store) => storeFigures(store, week, windows, method))
}

/** The report on one window, from its start to its end in microseconds since 1970. */
export function referenceWindowReport(folder: string, window: Interval, method: Method): readonly StoreFigures<'window'>[] {
  return readFolder(folder).map((store) => storeFigures(store, window, [['window', window]], method))
}
