/** The tables in words. */
export const tableWords = { polls: 'polls', businessHours: 'business hours', timezones: 'timezones' } as const
