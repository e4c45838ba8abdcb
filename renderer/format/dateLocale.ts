/**
 * The words of the page are English, so names of days and months in it are; what comes first is as in the region of
 * `locale`: `en-DE` for `de-DE`, which writes 24 Jan.
 */
export function englishDates(locale: string): string {
  return `en-${new Intl.Locale(locale).maximize().region ?? 'US'}`
}

/** For days and times everywhere on the page; its clocks go from 00:00 to 23:59. */
export const dateLocale = englishDates(Intl.DateTimeFormat().resolvedOptions().locale)
