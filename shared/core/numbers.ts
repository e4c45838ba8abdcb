import { hourMs } from './time'

/** Writes a number with exactly that many decimals. */
export type NumberFormatter = (value: number, decimals: number) => string

/** A formatter for one locale; undefined is the user's. */
export function numberFormatter(locale?: string): NumberFormatter {
  const formats = new Map<number, Intl.NumberFormat>()
  return (value, decimals) => {
    let format = formats.get(decimals)
    if (format === undefined) {
      format = new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
      formats.set(decimals, format)
    }
    return format.format(value)
  }
}

/** The number of decimals that a number is written with. */
export function decimalsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0
}

/** `3 h 05 min`, `168 h`, `12 min 30 s`, `45 s`; hours are grouped as `format` does. */
export function describeDuration(milliseconds: number, format: NumberFormatter): string {
  // An hour or more is rounded to minutes.
  const step = milliseconds >= hourMs - 500 ? 60 : 1
  const seconds = Math.round(milliseconds / 1000 / step) * step
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const [first = '', second = ''] = [
    hours > 0 && `${format(hours, 0)} h`,
    minutes > 0 && `${hours > 0 ? String(minutes).padStart(2, '0') : minutes} min`,
    rest > 0 && `${minutes > 0 ? String(rest).padStart(2, '0') : rest} s`,
  ].filter((part) => part !== false)
  if (first !== '') return `${first} ${second}`.trimEnd()
  return milliseconds > 0 ? 'less than a second' : '0 min'
}
