/*
 * This file has no schemas, because the page and the command line start without them.
 */

/** What counts on a date for which exceptions say both that a store is closed and when it is open. */
export const specialDayChoices = ['closed', 'hours'] as const
export type SpecialDayChoice = (typeof specialDayChoices)[number]
