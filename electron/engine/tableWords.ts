/** The tables in words for messages. */
export const tableWords = { polls: 'polls', businessHours: 'business hours', timezones: 'timezones' } as const
