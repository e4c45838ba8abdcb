/** The tables that numbers depend on in nearly all folders. */
export const usualRoles = ['polls', 'businessHours', 'timezones'] as const
export const fileRoles = [...usualRoles, 'exceptions', 'stores'] as const
/** The table that a file is read as. */
export type FileRole = (typeof fileRoles)[number]
