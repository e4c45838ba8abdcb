import { locale } from './locale'

/** Reads a number as a user types it; null if it is not one. */
type NumberParser = (text: string) => number | null

/**
 * A parser for one locale; undefined is the browser's. It takes the decimal mark of the locale, and a point or a comma in
 * its place as far as that cannot mean groups of thousands: in German, `99.5` is 99,5 but `1.234` is 1234.
 */
export function numberParser(ofLocale?: string): NumberParser {
  const parts = new Intl.NumberFormat(ofLocale, { useGrouping: true }).formatToParts(1_234_567.5)
  const group = parts.find(({ type }) => type === 'group')?.value ?? ''
  const mark = group === ',' || group === '.' ? group : null
  const grouped = mark === null ? null : new RegExp(`^[1-9]\\d{0,2}(?:\\${mark}\\d{3})+(?:[.,]\\d*)?$`)
  return (text) => {
    const [, sign = '', spaced = ''] = /^([-−]?)(.*)$/.exec(text.trim()) ?? []
    const digits = spaced.replaceAll(/[\s'’]/g, '')
    const plain = mark !== null && grouped?.test(digits) ? digits.replaceAll(mark, '') : digits
    if (!/^(?:\d+[.,]?\d*|[.,]\d+)$/.test(plain)) return null
    const value = Number(plain.replace(',', '.'))
    return sign === '' ? value : -value
  }
}

export const parseNumber = numberParser(locale)
