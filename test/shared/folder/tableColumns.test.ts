import { describe, expect, test } from 'vitest'
import { missingColumnsOf, readColumns, tableColumns } from '../../../shared/folder/tableColumns'

describe('the columns of a table that a file lacks', () => {
  test.each(['polls', 'businessHours', 'timezones'] as const)('are none if %s has them all, and all if it has none', (role) => {
    expect(missingColumnsOf(role, readColumns(role))).toEqual([])
    expect(missingColumnsOf(role, tableColumns[role])).toEqual([])
    expect(missingColumnsOf(role, [])).toEqual(tableColumns[role])
  })

  test('include the time of a poll, which a time of day alone does not replace', () => {
    expect(missingColumnsOf('polls', ['store_id', 'time_utc', 'status'])).toEqual(['timestamp_utc'])
    expect(missingColumnsOf('polls', ['store_id', 'timestamp_utc', 'time_utc', 'status'])).toEqual([])
  })

  test('do not include both times of an opening if one column has them', () => {
    expect(missingColumnsOf('businessHours', ['store_id', 'day', 'hours'])).toEqual([])
    expect(missingColumnsOf('businessHours', ['store_id', 'hours'])).toEqual(['day'])
    expect(missingColumnsOf('businessHours', ['store_id', 'day', 'end_time_local'])).toEqual(['start_time_local'])
  })

  test('are only the store if there are two weekdays with openings or hours', () => {
    expect(missingColumnsOf('businessHours', ['store_id', 'mon_open', 'mon_close', 'sun_hours'])).toEqual([])
    expect(missingColumnsOf('businessHours', ['mon_hours', 'tue_hours'])).toEqual(['store_id'])
  })

  test('are those of one row a weekday if only one weekday is complete', () => {
    const missing = ['day', 'start_time_local', 'end_time_local']
    expect(missingColumnsOf('businessHours', ['store_id', 'mon_open', 'mon_close', 'tue_open'])).toEqual(missing)
    expect(missingColumnsOf('businessHours', ['store_id', 'mon_open', 'mon_close', 'mon_hours'])).toEqual(missing)
    expect(missingColumnsOf('businessHours', ['store_id', 'mon_close', 'tue_open'])).toEqual(missing)
  })

  test('are not replaced by columns that only say whether a store is closed', () => {
    expect(missingColumnsOf('businessHours', ['store_id', 'day', 'is_closed', 'is_open'])).toEqual(['start_time_local', 'end_time_local'])
  })
})
