import { expect, test } from 'vitest'
import { toColumnFilters, toFilterModel } from '../../../../renderer/grid/filters/gridFilters'

test.each([
  [{ type: 'equals', filter: 0 }, { type: 'equals', value: 0 }],
  [{ type: 'notEqual', filter: 1.5 }, { type: 'notEqual', value: 1.5 }],
  [{ type: 'lessThan', filter: 2 }, { type: 'lessThan', value: 2 }],
  [{ type: 'lessThanOrEqual', filter: 2 }, { type: 'lessThanOrEqual', value: 2 }],
  [{ type: 'greaterThan', filter: -3 }, { type: 'greaterThan', value: -3 }],
  [{ type: 'greaterThanOrEqual', filter: 2 }, { type: 'greaterThanOrEqual', value: 2 }],
  [{ type: 'inRange', filter: 1, filterTo: 4 }, { type: 'inRange', from: 1, to: 4 }],
  [{ type: 'blank' }, { type: 'blank' }],
  [{ type: 'notBlank' }, { type: 'notBlank' }],
])('a number condition %j', (condition, expected) => {
  const model = { uptime_last_day: { filterType: 'number', ...condition } }
  const filters = toColumnFilters(model)
  expect(filters).toEqual([{ column: 'uptime_last_day', join: 'and', conditions: [expected] }])
  expect(toFilterModel(filters)).toEqual(model)
})

test.each([
  [{ type: 'lessThan', filter: 7 }, { type: 'lessThan', value: 0.07 }],
  [{ type: 'equals', filter: 2.36 }, { type: 'equals', value: 0.0236 }],
  [{ type: 'inRange', filter: 1.1, filterTo: 57 }, { type: 'inRange', from: 0.011, to: 0.57 }],
  [{ type: 'blank' }, { type: 'blank' }],
])('a share is written in percent: %j', (condition, expected) => {
  const model = { coverage_last_week: { filterType: 'number', ...condition } }
  const filters = toColumnFilters(model)
  expect(filters).toEqual([{ column: 'coverage_last_week', join: 'and', conditions: [expected] }])
  expect(toFilterModel(filters)).toEqual(model)
})

test.each([
  [{ type: 'contains', filter: '12' }, { type: 'contains', value: '12' }],
  [{ type: 'notContains', filter: 'x' }, { type: 'notContains', value: 'x' }],
  [{ type: 'startsWith', filter: '00' }, { type: 'startsWith', value: '00' }],
  [{ type: 'endsWith', filter: '9' }, { type: 'endsWith', value: '9' }],
  [{ type: 'equals', filter: 'active' }, { type: 'equalsText', value: 'active' }],
  [{ type: 'notEqual', filter: 'active' }, { type: 'notEqualText', value: 'active' }],
  [{ type: 'blank' }, { type: 'blank' }],
  [{ type: 'notBlank' }, { type: 'notBlank' }],
])('a text condition %j', (condition, expected) => {
  const model = { store_id: { filterType: 'text', ...condition } }
  const filters = toColumnFilters(model)
  expect(filters).toEqual([{ column: 'store_id', join: 'and', conditions: [expected] }])
  expect(toFilterModel(filters)).toEqual(model)
})

test('a list of values, with null for no value', () => {
  const model = { state: { filterType: 'text', type: 'oneOf', filter: ['down', null] } }
  const filters = toColumnFilters(model)
  expect(filters).toEqual([{ column: 'state', join: 'and', conditions: [{ type: 'oneOf', values: ['down', null] }] }])
  expect(toFilterModel(filters)).toEqual(model)
})

test.each([
  ['AND', 'and'],
  ['OR', 'or'],
])('conditions joined by %s', (operator, join) => {
  const conditions = [
    { filterType: 'number', type: 'lessThan', filter: 1 },
    { filterType: 'number', type: 'blank' },
  ]
  expect(toColumnFilters({ downtime_last_week: { filterType: 'number', operator, conditions } })).toEqual([
    { column: 'downtime_last_week', join, conditions: [{ type: 'lessThan', value: 1 }, { type: 'blank' }] },
  ])
})

test('filters are in column order, not in the order in which they were set', () => {
  const model = {
    timezone: { filterType: 'text', type: 'contains', filter: 'America' },
    store_id: { filterType: 'text', type: 'contains', filter: '7' },
  }
  expect(toColumnFilters(model).map((filter) => filter.column)).toEqual(['store_id', 'timezone'])
})

test.each([
  ['a range with one end', { filterType: 'number', type: 'inRange', filter: 1, filterTo: null }],
  ['a comparison with nothing', { filterType: 'number', type: 'equals', filter: null }],
  ['an empty list', { filterType: 'text', type: 'oneOf', filter: [] }],
  ['no choice yet', { filterType: 'number', type: 'empty' }],
])('%s filters nothing', (_, condition) => {
  expect(toColumnFilters({ uptime_last_day: condition })).toEqual([])
})

test('no filters stay no filters', () => {
  expect(toColumnFilters({})).toEqual([])
})

test.each([
  [{ column: 'uptime_last_day', join: 'and', conditions: [{ type: 'inRange', from: 1, to: 4 }] }],
  [{ column: 'uptime_last_day', join: 'or', conditions: [{ type: 'lessThan', value: 1 }, { type: 'blank' }] }],
  [{ column: 'store_id', join: 'and', conditions: [{ type: 'equalsText', value: 'a' }] }],
  [{ column: 'store_id', join: 'and', conditions: [{ type: 'notEqualText', value: 'a' }, { type: 'contains', value: 'b' }] }],
] as const)('the filter %j is the same after a conversion to the grid and back', (filter) => {
  const filters = [{ ...filter, conditions: [...filter.conditions] }]
  expect(toColumnFilters(toFilterModel(filters))).toEqual(filters)
})
