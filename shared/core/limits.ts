/** The longest path of a file or folder, in characters. This file has no schemas, because the window starts without them. */
export const maximumPathLength = 4096
