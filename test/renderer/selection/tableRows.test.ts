import { expect, test } from 'vitest'
import { isAttributeKey, type AttributeKey } from '../../../shared/folder/attributes'
import type { StoreGroup } from '../../../shared/report/groups'
import { groupSelection } from '../../../renderer/selection/groupSelection'
import { groupedRows, plainRows, storesAmong } from '../../../renderer/selection/tableRows'

function keyOf(text: string): AttributeKey {
  if (!isAttributeKey(text)) throw new Error(text)
  return text
}

const region = keyOf('region')
const rows = { reportId: 1, search: '', filters: [], sort: [{ column: 'downtime_last_week', direction: 'desc' }] } as const
const selection = { ...rows, filters: [], sort: [...rows.sort] }

function group(value: string | null, stores: number): StoreGroup {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the rows depend on nothing else
  return { value, stores } as StoreGroup
}

/** West has 3 stores, East has 2, and 1 store has no region. */
const groups = [group('West', 3), group('East', 2), group(null, 1)]

/** `West` for the row of a group, and `West 0-2` for rows of its stores from the first up to and without the last. */
function written(expanded: readonly (string | null)[], first: number, end: number): readonly string[] {
  return groupedRows(selection, region, groups, new Set(expanded))
    .partsBetween(first, end)
    .map((part) => {
      if ('group' in part) return String(part.group.value)
      const [condition] = part.stores.rows.filters.flatMap(({ conditions }) => conditions)
      const [value] = condition?.type === 'oneOf' ? condition.values : []
      return `${value} ${part.stores.offset}-${part.stores.offset + part.stores.limit}`
    })
}

test('collapsed groups have one row each', () => {
  expect(groupedRows(selection, region, groups, new Set()).total).toBe(3)
  expect(written([], 0, 3)).toEqual(['West', 'East', 'null'])
  expect(written([], 1, 2)).toEqual(['East'])
})

test('the stores of an expanded group stand below it', () => {
  expect(groupedRows(selection, region, groups, new Set(['West', null])).total).toBe(7)
  expect(written(['West', null], 0, 7)).toEqual(['West', 'West 0-3', 'East', 'null', 'null 0-1'])
})

test.each([
  [0, 1, ['West']],
  [1, 3, ['West 0-2']],
  [2, 6, ['West 1-3', 'East', 'East 0-1']],
  [6, 7, ['East 1-2']],
  [7, 200, ['null']],
  [8, 200, []],
] as const)('a page from row %i up to row %i has only what lies in it', (first, end, parts) => {
  expect(written(['West', 'East'], first, end)).toEqual(parts)
})

test('every row is in exactly one page, whatever the size of the pages', () => {
  const { total } = groupedRows(selection, region, groups, new Set(['West', 'East', null]))
  const all = written(['West', 'East', null], 0, total)
  expect(all).toEqual(['West', 'West 0-3', 'East', 'East 0-2', 'null', 'null 0-1'])
  const single = Array.from({ length: total }, (_, row) => written(['West', 'East', null], row, row + 1))
  expect(single).toEqual([['West'], ['West 0-1'], ['West 1-2'], ['West 2-3'], ['East'], ['East 0-1'], ['East 1-2'], ['null'], ['null 0-1']])
})

test('rows without groups are one range', () => {
  expect(plainRows(selection).partsBetween(200, 400)).toEqual([{ stores: { rows: selection, offset: 200, limit: 200 } }])
})

test('a filter on the groups is replaced by the value of each group, and other filters stay', () => {
  const contains = { join: 'and' as const, conditions: [{ type: 'contains' as const, value: 't' }] }
  const filters = [{ column: 'store_id' as const, ...contains }, { column: region, ...contains }]
  const [, part] = groupedRows({ ...selection, filters }, region, groups, new Set(['West'])).partsBetween(0, 2)
  expect(part !== undefined && 'stores' in part && part.stores.rows.filters).toEqual([
    { column: 'store_id', ...contains },
    { column: region, join: 'and', conditions: [{ type: 'oneOf', values: ['West'] }] },
  ])
})

test('selected stores that the selection leaves out do not count', () => {
  expect(storesAmong({ storeIds: ['1', '2', '3'] }, new Set(['3', '1', '9']))).toEqual(['1', '3'])
  expect(storesAmong({}, new Set(['3', '9']))).toEqual(['3', '9'])
})

test.each([
  ['downtime_last_week', 'downtime_last_week'],
  ['store_id', 'value'],
  ['name', 'value'],
  ['region', 'value'],
  ['state', 'stores_down'],
] as const)('groups of stores that are sorted by %s are sorted by %s', (column, expected) => {
  const sort = [{ column: column === 'name' || column === 'region' ? keyOf(column) : column, direction: 'asc' as const }]
  expect(groupSelection({ ...selection, sort }, region, undefined).groupSort).toEqual([{ column: expected, direction: 'asc' }])
})

test('the number of stores sorts groups first, and what groups do not have sorts nothing', () => {
  const sort = [{ column: 'last_poll' as const, direction: 'asc' as const }, ...selection.sort]
  expect(groupSelection({ ...selection, sort }, region, 'desc')).toEqual({
    reportId: 1,
    search: '',
    filters: [],
    groupBy: 'region',
    groupSort: [
      { column: 'stores', direction: 'desc' },
      { column: 'downtime_last_week', direction: 'desc' },
    ],
    offset: 0,
    limit: 1000,
  })
})
