import { expect, test } from 'vitest'
import { defaultView } from '../../../renderer/views/viewHistory'
import { filtersOfMissingAttributes, viewForReport } from '../../../renderer/views/viewForReport'
import { attributeKeys, storeAttributes } from '../../support/page/namedStores'

test('a sort by weekly downtime becomes a sort by downtime of the custom period', () => {
  expect(viewForReport(defaultView.state, 'standard', [])).toEqual(defaultView.state)
  expect(viewForReport(defaultView.state, 'window', []).rows.sort).toEqual([{ column: 'downtime_window', direction: 'desc' }])
})

test('columns that the report does not have are left out', () => {
  const blank = { join: 'and' as const, conditions: [{ type: 'blank' as const }] }
  const rows = {
    search: '7',
    filters: [
      { column: 'store_id' as const, ...blank },
      { column: 'open_last_day' as const, ...blank },
    ],
    sort: [
      { column: 'open_last_day' as const, direction: 'asc' as const },
      { column: 'store_id' as const, direction: 'desc' as const },
    ],
  }
  expect(viewForReport({ ...defaultView.state, rows }, 'window', []).rows).toEqual({
    search: '7',
    filters: [{ column: 'store_id', ...blank }],
    sort: [{ column: 'store_id', direction: 'desc' }],
  })
})

test('attributes that the report does not have are left out, and the others stay', () => {
  const contains = { join: 'and' as const, conditions: [{ type: 'contains' as const, value: 'a' }] }
  const { region, owner, name } = attributeKeys
  const rows = {
    search: '',
    filters: [{ column: region, ...contains }, { column: owner, ...contains }, { column: 'store_id' as const, ...contains }],
    sort: [{ column: name, direction: 'asc' as const }, { column: region, direction: 'desc' as const }],
  }
  const state = { ...defaultView.state, rows, groupBy: region }
  const [nameAttribute, regionAttribute] = storeAttributes
  if (nameAttribute === undefined || regionAttribute === undefined) throw new Error('The attributes are missing')

  const withRegion = viewForReport(state, 'standard', [regionAttribute])
  expect(withRegion.groupBy).toBe('region')
  expect(withRegion.rows.filters.map(({ column }) => column)).toEqual(['store_id', 'region'])
  expect(withRegion.rows.sort).toEqual([{ column: 'region', direction: 'desc' }])
  expect(filtersOfMissingAttributes(state, [regionAttribute])).toEqual([{ column: owner, ...contains }])

  const withName = viewForReport(state, 'window', [nameAttribute])
  expect(withName.groupBy).toBeUndefined()
  expect(withName.rows.filters.map(({ column }) => column)).toEqual(['store_id'])
  expect(withName.rows.sort).toEqual([{ column: 'name', direction: 'asc' }])
  expect(viewForReport({ ...state, groupBy: 'timezone' }, 'standard', []).groupBy).toBe('timezone')
})

test('a filter by the weekly verdict becomes one by the verdict on the custom period', () => {
  const judged = { join: 'and' as const, conditions: [{ type: 'oneOf' as const, values: ['meets'] }] }
  const filters = [
    { column: 'verdict_last_day' as const, ...judged },
    { column: 'verdict_last_week' as const, ...judged },
  ]
  const state = { ...defaultView.state, rows: { ...defaultView.state.rows, filters } }
  expect(viewForReport(state, 'standard', []).rows.filters).toEqual(filters)
  expect(viewForReport(state, 'window', []).rows.filters).toEqual([{ column: 'verdict_window', ...judged }])
})
