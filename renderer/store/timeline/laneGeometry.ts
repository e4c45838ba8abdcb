import { hoursPerDay } from '../../../shared/core/time'
import type { Half } from './dayLanes'
import type { Box } from '../../charts/box'

/** Sizes in pixels. Each lane has a bar, with the ticks of the polls below it. */
export const laneHeight = 23
export const barHeight = 13
export const axisHeight = 20
const labelWidth = 92
export const minutesPerDay = hoursPerDay * 60
const rightMargin = 10
const tickTop = barHeight + 2
const tickHeight = 6
/** A narrower mark could fall between two pixels. */
const minimumWidth = 2

interface Place {
  readonly lane: number
  readonly half: Half
  readonly startMinute: number
  readonly endMinute: number
}

/** The horizontal position of a minute of the day, in a drawing of that width in pixels. */
export function minuteX(minute: number, width: number): number {
  return labelWidth + (minute / minutesPerDay) * Math.max(width - labelWidth - rightMargin, 0)
}

/** The minute of the day at a horizontal position, from 0 to 1440. */
export function minuteAt(x: number, width: number): number {
  const share = (x - labelWidth) / Math.max(width - labelWidth - rightMargin, 1)
  return Math.min(Math.max(share, 0), 1) * minutesPerDay
}

/** The lane at a vertical position; the drawing may not have it. */
export function laneAt(y: number): number {
  return Math.floor((y - axisHeight) / laneHeight)
}

export function laneTop(lane: number): number {
  return axisHeight + lane * laneHeight
}

/** The box of a place, in the bar of its lane or in the row of ticks below. */
export function boxOf({ lane, half, startMinute, endMinute }: Place, width: number, row: 'bar' | 'ticks'): Box {
  const x = minuteX(startMinute, width)
  const height = row === 'bar' ? barHeight : tickHeight
  const top = laneTop(lane) + (row === 'bar' ? 0 : tickTop)
  return {
    x,
    y: half === 'lower' ? top + height / 2 : top,
    width: Math.max(minuteX(endMinute, width) - x, minimumWidth),
    height: half === 'whole' ? height : height / 2,
  }
}
