import { totalmem } from 'node:os'

/** The share of the free memory that the database takes: the program and its page need some as well. */
const shareOfFree = 0.8
/** Some systems do not count memory as free that they would give, so the database takes this share of all at least. */
const leastShare = 0.25
/** Most of the history is read from its file. */
const usualHistoryShare = 1 / 8
/** With less, reports on a few stores fail. */
const leastHistoryBytes = 64e6

/** Bytes of memory that the computer, or the container that the program runs in, can spare for the database at the moment. */
export function spareMemory(): number {
  // It is a huge number where nothing is constrained, and 0 where that is unknown.
  const all = Math.min(process.constrainedMemory() || Infinity, totalmem())
  return Math.floor(Math.max(shareOfFree * Math.min(process.availableMemory(), all), leastShare * all))
}

/** The share of the memory for data that the history may use; the database of a folder has the rest. */
export function historyShare(memoryBytes: number): number {
  return Math.min(Math.max(usualHistoryShare, leastHistoryBytes / memoryBytes), 0.5)
}
