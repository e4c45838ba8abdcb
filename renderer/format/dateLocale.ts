import { locale } from './locale'

/**
 * The locale for dates: the page is in English, and so are its names of days and months, but their order is that of the
 * region of `ofLocale`. For `de-DE` it is `en-DE`, which writes 24 Jan.
 */
export function englishDates(ofLocale: string): string {
  return `en-${new Intl.Locale(ofLocale).maximize().region ?? 'US'}`
}

/** The locale of all days and times on the page. Times run from 00:00 to 23:59. */
export const dateLocale = englishDates(locale ?? Intl.DateTimeFormat().resolvedOptions().locale)
