import type { Placed } from './dayLanes'
import type { Mark } from './timelineMarks'

interface PlacedPoll {
  readonly mark: Mark
  readonly place: Placed
}

interface PollGroup {
  /** From the first of its polls to the last. */
  readonly mark: Mark
  readonly places: readonly Placed[]
}

/** So many polls are told apart. A page that drew ten thousand would take seconds, and their ticks lie over each other. */
const mostPollsApart = 1000
/** A few pixels. */
const minutesPerGroup = 15

/** Each poll by itself; of many, those that say the same in the same quarter of an hour are one. In the order of time. */
export function groupPolls(polls: readonly PlacedPoll[]): readonly PollGroup[] {
  if (polls.length <= mostPollsApart) return polls.map(({ mark, place }) => ({ mark, places: [place] }))
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
