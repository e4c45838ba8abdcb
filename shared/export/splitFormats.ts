/** The formats of the reports that a report is split into, which are also the endings of their files. */
export const splitFormats = ['csv', 'xlsx', 'html'] as const
export type SplitFormat = (typeof splitFormats)[number]
