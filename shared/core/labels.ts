/** The tables in words. */
export const tableLabels = { polls: 'polls', businessHours: 'business hours', timezones: 'timezones' } as const
