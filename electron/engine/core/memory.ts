import { totalmem } from 'node:os'

/** The share of the free memory that the database takes: the program and its page need some as well. */
const shareOfFree = 0.8
/** Some systems do not count memory as free that they would give, so the database takes this share of all at least. */
const leastShare = 0.25

/** Bytes of memory that the computer, or the container that the program runs in, can spare for the database at the moment. */
export function spareMemory(): number {
  // It is a huge number where nothing is constrained, and 0 where that is unknown.
  const all = Math.min(process.constrainedMemory() || Infinity, totalmem())
  return Math.floor(Math.max(shareOfFree * Math.min(process.availableMemory(), all), leastShare * all))
}
