import type { StoreFigures, WindowFigures, WindowName } from './reference'
import { hourMicroseconds, minuteMicroseconds } from './time'
import { usualGoal, verdictOf } from './verdict'

/** The numbers of a group in one window, as they are published. */
type GroupWindow = Readonly<Record<'uptime_percent' | 'uptime' | 'downtime' | 'outages' | 'coverage', number | null>> & { readonly verdict: string | null }

export interface ReferenceGroup<Name extends WindowName> {
  readonly value: string | null
  readonly stores: number
  readonly observed: number
  readonly down: number
  readonly windows: Readonly<Record<Name, GroupWindow>>
}

const judging = new Set<string | null>(['meets', 'little_left', 'misses'])

function rounded(part: number, whole: number, scale: number, decimals: number): number | null {
  return whole === 0 ? null : Math.round((part * scale * 10 ** decimals) / whole) / 10 ** decimals
}

function sumOf<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0)
}

interface Member {
  readonly figures: WindowFigures
  readonly isObserved: boolean
  readonly verdict: string | null
}

function memberOf<Name extends WindowName>(store: StoreFigures<Name>, name: Name, goal: typeof usualGoal): Member {
  const figures = store.windows[name]
  const percent = rounded(figures.uptime, figures.uptime + figures.downtime, 100, 2)
  const coverage = rounded(figures.covered, figures.open, 1, 4)
  return { figures, isObserved: store.observations > 0 && figures.open > 0, verdict: verdictOf(store.observations, coverage, percent, goal) }
}

/** Stores judged together: only those that are judged alone give uptime %, and all of them give the rest. */
function groupWindow(members: readonly Member[], name: WindowName, goal: typeof usualGoal): GroupWindow {
  const judged = members.filter(({ verdict }) => judging.has(verdict))
  const [up, down] = [sumOf(judged, ({ figures }) => figures.uptime), sumOf(judged, ({ figures }) => figures.downtime)]
  const percent = rounded(up, up + down, 100, 2)
  const observed = members.filter(({ isObserved }) => isObserved).length
  const unit = name === 'last_hour' ? minuteMicroseconds : hourMicroseconds
  const time = (of: (figures: WindowFigures) => number): number | null => rounded(sumOf(members, ({ figures }) => of(figures)), unit, 1, 2)
  // Enough was seen of a group whose judged stores are at least half of the observed ones.
  const verdict = 2 * judged.length < observed ? 'too_little_seen' : verdictOf(observed, 1, percent, { ...goal, leastCoveragePercent: 0 })
  return {
    uptime_percent: percent,
    uptime: time(({ uptime }) => uptime),
    downtime: time(({ downtime }) => downtime),
    outages: sumOf(members, ({ figures }) => figures.outages),
    coverage: rounded(sumOf(members, ({ figures }) => figures.covered), sumOf(members, ({ figures }) => figures.open), 1, 4),
    verdict,
  }
}

/** The groups of stores with the same value, sorted by it; those without a value come last. */
export function referenceGroups<Name extends WindowName>(
  stores: readonly StoreFigures<Name>[],
  names: readonly Name[],
  valueOf: (store: StoreFigures<Name>) => string | null,
  goal: typeof usualGoal = usualGoal,
): readonly ReferenceGroup<Name>[] {
  const values = [...new Set(stores.map(valueOf))].toSorted((one, other) => {
    if (one === null || other === null) return Number(one === null) - Number(other === null)
    return one < other ? -1 : 1
  })
  return values.map((value) => {
    const members = stores.filter((store) => valueOf(store) === value)
    return {
      value,
      stores: members.length,
      observed: members.filter(({ observations }) => observations > 0).length,
      down: members.filter(({ state }) => state === 'down').length,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one entry for each name
      windows: Object.fromEntries(names.map((name) => [name, groupWindow(members.map((store) => memberOf(store, name, goal)), name, goal)])) as Record<Name, GroupWindow>,
    }
  })
}
