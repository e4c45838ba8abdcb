/** Exceptions are the only table that most folders lack. */
export const usualRoles = ['polls', 'businessHours', 'timezones'] as const
export const fileRoles = [...usualRoles, 'exceptions'] as const
/** The table that a file is read as. */
export type FileRole = (typeof fileRoles)[number]
