/*
 * Limits in characters. This file has no schemas, because the window and the page start without them.
 */

/** Of the path of a file or folder. */
export const maximumPathLength = 4096

export const maximumStoreIdLength = 200
