/*
 * The choices and limits of preferences. This file has no schemas, because the page starts without them.
 */

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export const windowTabs = ['stores', 'fleet'] as const
export type WindowTab = (typeof windowTabs)[number]

/** The least memory that the database can work with. */
export const leastMemoryBytes = 256e6

/** The gigabytes of memory that a user can choose for the database. */
export const memoryChoices = [1, 2, 4, 8, 16, 32, 64] as const

/** The width of the store details that a user can choose. */
export const minimumStorePanelPixels = 480
export const maximumStorePanelPixels = 4000

/** The longest name of a view or a list of stores. */
export const maximumNameLength = 80

export const maximumStoreLists = 100

/** Of all lists together: fourteen of 14,000 stores. They are read as a whole when a list is shown or changed, and not at the start. */
export const maximumListedStoreIds = 200_000

/** How many dismissed notices are remembered. */
export const maximumReadNotices = 1000
