import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { WeeklyOpening } from './openTime'
import { parseInstant, parseTimeOfDay } from './time'

export interface Poll {
  /** Microseconds since 1970. */
  readonly time: number
  readonly active: boolean
}

export interface Store {
  readonly storeId: string
  /** The name in the file; null if there is none. */
  zone: string | null
  readonly openings: WeeklyOpening[]
  readonly polls: Poll[]
}

type Row = Readonly<Record<string, string>>

/** Plain CSV only: no quotes. */
function readRows(path: string): readonly Row[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8').split(/\r?\n/)
  const names = header.split(',').map((name) => name.trim().toLowerCase())
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const values = line.split(',')
      return Object.fromEntries(names.map((name, index) => [name, values[index]?.trim() ?? '']))
    })
}

function pollOf(row: Row): Poll | null {
  const time = parseInstant(row['timestamp_utc'] ?? '')
  const status = row['status']?.toLowerCase() ?? ''
  return time !== null && ['active', 'inactive'].includes(status) ? { time, active: status === 'active' } : null
}

function openingOf(row: Row): WeeklyOpening | null {
  const day = row['day'] ?? row['dayofweek'] ?? ''
  const start = parseTimeOfDay(row['start_time_local'] ?? '')
  const end = parseTimeOfDay(row['end_time_local'] ?? '')
  return /^[0-6]$/.test(day) && start !== null && end !== null ? { day: Number(day), start, end } : null
}

/** Every store that is in a usable row of any CSV file in the folder, sorted by id. */
export function readFolder(folder: string): readonly Store[] {
  const stores = new Map<string, Store>()
  const storeOf = (storeId: string): Store => {
    const store = stores.get(storeId) ?? { storeId, zone: null, openings: [], polls: [] }
    stores.set(storeId, store)
    return store
  }
  const files = readdirSync(folder).filter((name) => name.endsWith('.csv'))
  for (const row of files.flatMap((name) => readRows(join(folder, name)))) {
    const storeId = row['store_id'] ?? ''
    if (storeId === '') continue
    const poll = pollOf(row)
    const opening = openingOf(row)
    const zone = row['timezone_str'] ?? ''
    if (poll !== null) storeOf(storeId).polls.push(poll)
    if (opening !== null) storeOf(storeId).openings.push(opening)
    if (zone !== '') storeOf(storeId).zone = zone
  }
  return [...stores.values()].toSorted((left, right) => (left.storeId < right.storeId ? -1 : 1))
}
