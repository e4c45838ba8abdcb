import { decimalsOf, numberFormatter } from '../../shared/core/numbers'
import type { Column } from '../../shared/report/columns'
import { uptimeBandLabel, type UptimeBand } from '../../shared/report/chartData'
import { locale } from './locale'

/** Formats a number in the user's locale, with exactly that many decimals. */
export const formatNumber = numberFormatter(locale)

export function formatCount(value: number): string {
  return formatNumber(value, 0)
}

/** `1 store`, `2 stores`, with the number in the user's locale. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`
}

const short = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })

/** A number with one decimal if it has any. */
export function formatShort(value: number): string {
  return short.format(value)
}

/** Formats a number with the decimals it has: `99`, `99.95`. */
export function formatAsWritten(value: number): string {
  return formatNumber(value, decimalsOf(value))
}

const typed = new Intl.NumberFormat(locale, { maximumFractionDigits: 8, useGrouping: false })

/** A number in a field, as the user would type it: with the decimal mark of their locale, and without groups. */
export function formatTyped(value: number): string {
  return typed.format(value)
}

/** A whole percentage; with two decimals if it would otherwise look like 0 % or 100 % without being that. */
export function formatRoughPercent(percent: number): string {
  const isAlmostEnd = (percent > 0 && percent < 0.5) || (percent >= 99.5 && percent < 100)
  return `${formatNumber(percent, isAlmostEnd ? 2 : 0)} %`
}

/** A value of that column. Shares, which are 0 to 1 everywhere else, are percentages on the page. */
export function formatValue(value: number, { unit, decimals }: Pick<Column, 'unit' | 'decimals'>): string {
  return unit === 'share' ? formatNumber(toPercent(value), decimals - 2) : formatNumber(value, decimals)
}

/** More than anybody writes; further decimals of a percentage are not exact. */
const shareDecimals = 8

export function toPercent(share: number): number {
  return Number((share * 100).toFixed(shareDecimals - 2))
}

export function toShare(percent: number): number {
  return Number((percent / 100).toFixed(shareDecimals))
}

/** The value of a filter, with at most the decimals that the user wrote. */
export function formatFilterValue(value: number, { unit, decimals }: Pick<Column, 'unit' | 'decimals'>): string {
  const shown = unit === 'share' ? toPercent(value) : value
  return formatNumber(shown, Math.min(decimalsOf(shown), Math.max(decimals, 4))) + (unit === 'share' ? ' %' : '')
}

/** `No observations`, `95 to < 98 %`, `100 %`. */
export function formatUptimeBand(band: UptimeBand): string {
  return uptimeBandLabel(band, formatNumber)
}
