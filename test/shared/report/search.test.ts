import { expect, test } from 'vitest'
import { searchItems } from '../../../shared/report/search'

test.each<[string, readonly string[]]>([
  ['', []],
  [' Main Street ', ['Main Street']],
  ['Route 66', ['Route 66']],
  ['1481966498820158979 00042', ['1481966498820158979', '00042']],
  ['s-1 s-2\ts-3', ['s-1', 's-2', 's-3']],
  ['Main Street, Downtown;42', ['Main Street', 'Downtown', '42']],
  ['1\r\n2\r\n\r\n3\n', ['1', '2', '3']],
  [',;\n', []],
  // Ids can have spaces inside.
  [' ', [' ']],
])('%j looks for %j', (search, items) => {
  expect(searchItems(search)).toEqual(items)
})
