import type { Placed } from './dayLanes'
import type { Mark } from './markTexts'

interface PlacedPoll {
  readonly mark: Mark
  readonly place: Placed
}

interface PollGroup {
  /** Reaches from the first of its polls to the last. */
  readonly mark: Mark
  readonly places: readonly Placed[]
}

/** Maximum number of separate polls. Ten thousand would take seconds to draw, and their ticks would overlap. */
const maximumSeparatePolls = 1000
/** A quarter of an hour is a few pixels wide. */
const minutesPerGroup = 15

/**
 * Groups polls with the same meaning in the same quarter of an hour if there are too many; otherwise each poll is a group.
 * The groups are in chronological order.
 */
export function groupPolls(polls: readonly PlacedPoll[]): readonly PollGroup[] {
  if (polls.length <= maximumSeparatePolls) return polls.map(({ mark, place }) => ({ mark, places: [place] }))
  const groups = new Map<string, PlacedPoll[]>()
  for (const poll of polls) {
    const { lane, half, startMinute } = poll.place
    const { isInactive, isIgnored } = poll.mark
    const name = [lane, half, Math.floor(startMinute / minutesPerGroup), isInactive, isIgnored].join(' ')
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [poll])
    else group.push(poll)
  }
  return [...groups.values()].flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)]
    if (first === undefined || last === undefined) return []
    const mark = { ...first.mark, toMs: last.mark.toMs, polls: group.length }
    return [{ mark, places: group.map(({ place }) => place) }]
  })
}
