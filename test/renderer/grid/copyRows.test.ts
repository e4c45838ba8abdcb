import { expect, test } from 'vitest'
import { copiedGroup, copiedRows } from '../../../renderer/grid/copyRows'
import { attributeKeys } from '../../support/page/namedStores'
import { columnKeys, type ReportRow } from '../../../shared/report/columns'
import { groupColumnKeys, type StoreGroup } from '../../../shared/report/groups'

function rowOf(some: Partial<ReportRow>): ReportRow {
  const empty = Object.fromEntries(columnKeys.map((key) => [key, null]))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every column is there
  return { ...empty, timezone: 'Etc/UTC', ...some } as ReportRow
}

const keys = ['store_id', 'uptime_last_week', 'coverage_last_week', 'outages_last_week', 'last_status'] as const
const rows = [
  rowOf({ store_id: '2133358211922467692', uptime_last_week: 1234.5, coverage_last_week: 0.25, outages_last_week: 3 }),
  rowOf({ store_id: '=1+1', uptime_last_week: 0, last_status: 'active' }),
  rowOf({ store_id: 'a\t"<b>" & c', uptime_last_week: null }),
]

test('the text has the decimal mark of the locale and no grouping', () => {
  const headings = 'Store\tUptime, last week (h)\tCoverage, last week (0–1)\tOutages, last week\tLast status\n'
  expect(copiedRows(rows, keys, [], 'en-US').text).toBe(
    `${headings}2133358211922467692\t1234.50\t0.2500\t3\t\n'=1+1\t0.00\t\t\tactive\n"a\t""<b>"" & c"\t\t\t\t\n`,
  )
  expect(copiedRows(rows.slice(0, 1), keys, [], 'de-DE').text).toBe(`${headings}2133358211922467692\t1234,50\t0,2500\t3\t\n`)
})

test('texts that a spreadsheet would run as a formula are guarded, as in CSV', () => {
  const written = ['+1', '-1', '@a', '＝1', '＋1', '－1', '＠a'].map((storeId) => rowOf({ store_id: storeId }))
  expect(copiedRows(written, ['store_id'], [], 'en-US').text).toBe("Store\n'+1\n'-1\n'@a\n'＝1\n'＋1\n'－1\n'＠a\n")
})

test('the table lets a spreadsheet keep ids as text', () => {
  const asText = ` style="mso-number-format:'\\@'" sdnum="1033;0;@"`
  expect(copiedRows(rows, ['store_id', 'uptime_last_week'], [], 'en-US').html).toBe(
    '<table><tr><th>Store</th><th>Uptime, last week (h)</th></tr>' +
      `<tr><td${asText}>2133358211922467692</td><td>1234.50</td></tr>` +
      `<tr><td${asText}>'=1+1</td><td>0.00</td></tr>` +
      `<tr><td${asText}>a\t"&lt;b&gt;" &amp; c</td><td></td></tr></table>`,
  )
})

test('names and attributes are copied as text under their headings', () => {
  const { name, region } = attributeKeys
  const row = { ...rowOf({ store_id: '0042', outages_last_week: 2 }), [name]: '=Main Street', [region]: null }
  const copied = copiedRows([row], ['store_id', name, 'outages_last_week', region], [{ key: name, label: 'store_name' }, { key: region, label: 'sales_region' }], 'en-US')
  expect(copied.text).toBe("Store\tStore name\tOutages, last week\tSales region\n0042\t'=Main Street\t2\t\n")
  expect(copied.html.split('sdnum="1033;0;@"')).toHaveLength(4)
})

test('a group is copied with its number of stores and the figures among the columns', () => {
  const figures = Object.fromEntries(groupColumnKeys.map((key) => [key, null]))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every figure is there
  const group = { ...figures, value: '=West', stores: 3, stores_observed: 2, downtime_last_week: 9, uptime_percent_last_week: 96.5 } as unknown as StoreGroup
  const columnsShown = ['store_id', 'downtime_last_week', 'last_status', 'uptime_percent_last_week'] as const
  expect(copiedGroup(group, 'Region', 'standard', columnsShown, 'en-US').text).toBe(
    "Region\tStores\tUptime %, last week\tDowntime, last week (h)\n'=West\t3\t96.50\t9.00\n",
  )
  expect(copiedGroup({ ...group, value: null }, 'Region', 'standard', [], 'en-US').text).toBe('Region\tStores\nWithout a value\t3\n')
})
