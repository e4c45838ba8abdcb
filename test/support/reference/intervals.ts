/** From `start` until just before `end`, in microseconds. */
export interface Interval {
  readonly start: number
  readonly end: number
}

/** Sorted, without overlaps, touching or empty intervals. */
export function union(intervals: readonly Interval[]): readonly Interval[] {
  const merged: Interval[] = []
  for (const { start, end } of intervals.toSorted((left, right) => left.start - right.start)) {
    if (end <= start) continue
    const last = merged.at(-1)
    if (last !== undefined && start <= last.end) merged.splice(-1, 1, { start: last.start, end: Math.max(last.end, end) })
    else merged.push({ start, end })
  }
  return merged
}

/** The part of `intervals` that lies in `frame`. */
export function clip(intervals: readonly Interval[], frame: Interval): readonly Interval[] {
  return intervals
    .map(({ start, end }) => ({ start: Math.max(start, frame.start), end: Math.min(end, frame.end) }))
    .filter(({ start, end }) => start < end)
}

/** Total length in microseconds; the intervals must not overlap. */
export function totalLength(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, { start, end }) => sum + end - start, 0)
}
