import { expect, test } from 'vitest'
import { isAttributeKey, type AttributeKey } from '../../../shared/folder/attributes'
import { describeFilter } from '../../../shared/report/describeFilter'
import type { ColumnFilter } from '../../../shared/report/rowSelection'

test.each<[ColumnFilter, string]>([
  [
    { column: 'downtime_last_week', join: 'and', conditions: [{ type: 'greaterThan', value: 0 }] },
    'Downtime, last week > 0',
  ],
  [
    { column: 'coverage_last_day', join: 'and', conditions: [{ type: 'lessThanOrEqual', value: 0.125 }] },
    'Coverage, last day ≤ 0.125',
  ],
  [
    { column: 'outages_last_day', join: 'or', conditions: [{ type: 'equals', value: 1 }, { type: 'inRange', from: 3, to: 4.5 }] },
    'Outages, last day = 1 or from 3 to 4.5',
  ],
  [
    { column: 'last_status', join: 'and', conditions: [{ type: 'equalsText', value: 'inactive' }] },
    'Last status is “inactive”',
  ],
  [{ column: 'uptime_percent_last_hour', join: 'and', conditions: [{ type: 'blank' }] }, 'Uptime %, last hour has no value'],
  [
    { column: 'timezone', join: 'and', conditions: [{ type: 'startsWith', value: 'America' }, { type: 'notContains', value: 'York' }] },
    'Time zone starts with “America” and does not contain “York”',
  ],
])('%j in words', (filter, expected) => {
  expect(describeFilter(filter)).toBe(expected)
})

function keyOf(text: string): AttributeKey {
  if (!isAttributeKey(text)) throw new Error(`${text} is not a key of an attribute`)
  return text
}

function isDown(column: ColumnFilter['column']): ColumnFilter {
  return { column, join: 'and', conditions: [{ type: 'oneOf', values: ['down', null] }] }
}

test('words of the program are those of its own columns, and attributes stay as they are written', () => {
  expect(describeFilter(isDown('state'))).toBe('State is Down or without a value')
  const key = keyOf('pipes')
  expect(describeFilter(isDown(key), String, [{ key, label: 'Pipes' }])).toBe('Pipes is down or without a value')
})

test('an attribute with the name of a figure is told apart from it', () => {
  const key = keyOf('state_2')
  expect(describeFilter(isDown(key), String, [{ key, label: 'STATE' }])).toBe('STATE is down or without a value')
  expect(describeFilter(isDown(key), String, [{ key, label: 'state' }])).toBe('State (attribute) is down or without a value')
})

test('the caller formats the numbers, and knows their column', () => {
  const filter: ColumnFilter = { column: 'uptime_last_week', join: 'and', conditions: [{ type: 'inRange', from: 1, to: 2.5 }] }
  expect(describeFilter(filter, (value, { unit }) => `${value} ${unit}`)).toBe('Uptime, last week from 1 hours to 2.5 hours')
})
