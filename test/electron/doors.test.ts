import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openConformingDoors, type ConformingDoor, type ConformingDoors, type Wish } from '../support/doors/conformanceDoors'
import { programFolder } from '../support/program/programFolder'

const storeId = '2133358211922467692'
const lastStoreId = '8950587573235007071'
const window = { from: '2023-03-11T22:00:00+01:00', to: '2023-03-12T15:30:00Z' }

interface Case extends Partial<Wish> {
  readonly lines: number
  /** The doors that offer this case, besides engine, IPC and HTTP. */
  readonly also: readonly ('scripts' | 'command line')[]
}

const [all, line] = [['scripts', 'command line'], ['command line']] as const

/** Reports and the length of their CSV. The tests of the engine show that the content is right. */
const cases: readonly Case[] = [
  { lines: 61, also: all },
  { columns: 'all', lines: 61, also: line },
  { settings: { method: 'poll-count' }, lines: 61, also: all },
  { settings: { asOf: '2023-03-12T09:30:00Z' }, lines: 61, also: all },
  { settings: { asOf: '2023-03-12T09:30:00Z' }, columns: 'all', lines: 61, also: line },
  { settings: { asOf: '2023-03-12T15:00:00.5+05:45', method: 'poll-count' }, lines: 61, also: all },
  { settings: { storeIds: [storeId] }, lines: 2, also: all },
  { settings: { storeIds: [storeId] }, columns: 'all', lines: 2, also: line },
  { settings: { asOf: '2001-01-01T00:00:00Z', storeIds: [storeId] }, lines: 2, also: all },
  { settings: { storeIds: [storeId, lastStoreId, storeId] }, lines: 3, also: line },
  { settings: { window }, lines: 61, also: line },
  { settings: { window, method: 'poll-count', storeIds: [storeId, lastStoreId] }, columns: 'all', lines: 3, also: line },
  { selection: { search: '92' }, lines: 11, also: [] },
  { selection: { storeIds: [lastStoreId, storeId] }, columns: 'all', lines: 3, also: [] },
  { selection: { sort: [{ column: 'downtime_last_week', direction: 'desc' }] }, lines: 61, also: [] },
  {
    selection: {
      sort: [
        { column: 'uptime_last_day', direction: 'asc' },
        { column: 'store_id', direction: 'desc' },
      ],
    },
    columns: 'all',
    lines: 61,
    also: [],
  },
  {
    selection: {
      filters: [
        { column: 'uptime_last_week', join: 'or', conditions: [{ type: 'lessThan', value: 60 }, { type: 'greaterThan', value: 100 }] },
        { column: 'last_status', join: 'and', conditions: [{ type: 'equalsText', value: 'ACTIVE' }] },
      ],
    },
    lines: 26,
    also: [],
  },
  { selection: { filters: [{ column: 'timezone', join: 'and', conditions: [{ type: 'startsWith', value: "'; drop table report; --" }] }] }, lines: 1, also: [] },
  { settings: { window }, selection: { sort: [{ column: 'store_id', direction: 'desc' }] }, columns: 'all', lines: 61, also: [] },
]

let opened: ConformingDoors

beforeAll(async () => {
  opened = await openConformingDoors(join(programFolder, 'resources', 'sample-data'))
})

afterAll(() => opened.close())

/** The answer of each door as text, by the name of the door. Doors that cannot answer are left out. */
async function answers(ask: (door: ConformingDoor) => Promise<unknown>): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const door of opened.doors) {
    const answer = await ask(door)
    if (answer !== null) found.set(door.name, typeof answer === 'string' ? answer : JSON.stringify(answer))
  }
  return found
}

function wishOf({ settings = {}, columns = 'standard', selection = {} }: Case): Wish {
  return { settings, columns, selection }
}

describe.for(cases)('$settings, $columns columns, $selection', (wish) => {
  test('the CSV is the same through every door', async () => {
    const files = await answers((door) => door.report(wishOf(wish)))
    const csv = files.get('engine')
    expect(csv?.trimEnd().split('\n')).toHaveLength(wish.lines)
    expect(files).toEqual(new Map(['engine', 'IPC', 'HTTP', ...wish.also].map((name) => [name, csv])))
  })
})

test('the cases have different results', async () => {
  const files = new Set<string | null | undefined>()
  for (const wish of cases) files.add(await opened.doors[0]?.report(wishOf(wish)))
  expect(files.size).toBe(cases.length)
})

const doorsWithMore = ['engine', 'IPC', 'HTTP', 'command line']

test.for([storeId, lastStoreId])('the timeline of %s is the same through every door that offers timelines', async (id) => {
  const timelines = await answers((door) => door.timeline(id))
  const timeline = timelines.get('engine')
  expect(timeline).toContain('"stretches":[{')
  expect(timelines).toEqual(new Map(doorsWithMore.map((name) => [name, timeline])))
})

test('the data issues are the same through every door that offers them', async () => {
  const found = await answers((door) => door.issues())
  const issues = found.get('engine')
  expect(issues).toContain('"reason":"')
  expect(found).toEqual(new Map(doorsWithMore.map((name) => [name, issues])))
})
