import { expect, test } from 'vitest'
import { columnLabel, formOf, optionalColumns, requiredColumns } from '../../../renderer/mapping/columnForms'
import { fileRoles } from '../../../shared/folder/fileRole'
import { readColumns } from '../../../shared/folder/tableColumns'

test('every column has a label of its own', () => {
  const columns = [...new Set(fileRoles.flatMap(readColumns))]
  const labels = columns.map(columnLabel)
  expect(new Set(labels).size).toBe(columns.length)
  expect(labels.filter((label) => columns.some((column) => column === label))).toEqual([])
  expect(columnLabel('wed_close')).toBe('Wednesday closes')
})

test.each([
  [{ store_id: 'a', day: 'b' }, null],
  [{ day: 'b', hours: 'c' }, 'hours'],
  [{ hours: 'c', start_time_local: 'd' }, 'opening'],
  [{ sun_hours: 'c' }, 'week'],
] as const)('the columns %j have the form %s', (columns, form) => {
  expect(formOf(columns)).toBe(form)
})

test('columns that say whether a store is closed belong to rows of single weekdays', () => {
  expect(requiredColumns('businessHours', 'hours')).toEqual(['store_id', 'day', 'hours'])
  expect(optionalColumns('businessHours', 'hours')).toEqual(['is_closed', 'is_open', 'timezone_str'])
  expect(requiredColumns('businessHours', 'week')).toEqual(['store_id'])
  expect(optionalColumns('businessHours', 'week')).toEqual(['timezone_str'])
  expect(optionalColumns('polls', 'opening')).toEqual(['time_utc', 'timezone_str'])
  expect(optionalColumns('timezones', 'opening')).toEqual(['name'])
  expect(optionalColumns('stores', 'opening')).toEqual(['name', 'timezone_str'])
})
