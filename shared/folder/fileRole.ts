export const fileRoles = ['polls', 'businessHours', 'timezones', 'stores'] as const
/** The table that a file is read as. */
export type FileRole = (typeof fileRoles)[number]
