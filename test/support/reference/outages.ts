import { clip, totalLength, type Interval } from './intervals'
import type { Poll } from './readFolder'
import { hourMicroseconds } from './time'

/** An outage of one store; all times are microseconds since 1970. */
export interface OutageFigures extends Interval {
  readonly open: number
  readonly openStart: number
  readonly openEnd: number
  readonly begins: string
  readonly ends: string
  readonly lastActiveBefore: number | null
  readonly firstInactive: number
  readonly lastInactive: number
  readonly firstActiveAfter: number | null
}

const freshMicroseconds = 2 * hourMicroseconds

/** The runs of inactive observations with open time in the frame, in order. `open` is the open time of the frame. */
export function outagesOf(
  observations: readonly Poll[],
  open: readonly Interval[],
  isOpen: (time: number) => boolean,
  frame: Interval,
): readonly OutageFigures[] {
  const outages: OutageFigures[] = []
  for (let first = 0; first < observations.length; ) {
    let last = first
    while (observations[last + 1]?.active === observations[first]?.active) last += 1
    const [firstInactive, lastInactive] = [observations[first], observations[last]]
    const [before, after] = [observations[first - 1], observations[last + 1]]
    first = last + 1
    if (firstInactive === undefined || lastInactive === undefined || firstInactive.active) continue
    const start = before === undefined ? frame.start : Math.floor((before.time + firstInactive.time) / 2)
    const end = after === undefined ? frame.end : Math.floor((lastInactive.time + after.time) / 2)
    const inside = clip(open, { start, end })
    const [openStart, openEnd] = [inside[0]?.start, inside.at(-1)?.end]
    if (openStart === undefined || openEnd === undefined) continue
    const isFresh = frame.end - lastInactive.time <= freshMicroseconds
    outages.push({
      start,
      end,
      open: totalLength(inside),
      openStart,
      openEnd,
      begins: openStart === frame.start ? 'report_start' : isOpen(openStart - 1) ? 'between_polls' : 'opening',
      ends: !isOpen(openEnd) ? 'closing' : after !== undefined ? 'between_polls' : isFresh ? 'still_down' : 'unknown',
      lastActiveBefore: before?.time ?? null,
      firstInactive: firstInactive.time,
      lastInactive: lastInactive.time,
      firstActiveAfter: after?.time ?? null,
    })
  }
  return outages
}

/** What a store is at the end of the frame. */
export function stateAt(end: number, last: Poll | undefined, isOpen: (time: number) => boolean): 'down' | 'up' | 'closed' | 'unknown' {
  if (!isOpen(end)) return 'closed'
  if (last === undefined || end - last.time > freshMicroseconds) return 'unknown'
  return last.active ? 'up' : 'down'
}
