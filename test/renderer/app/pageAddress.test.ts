import { expect, test } from 'vitest'
import { formatAddress, parseAddress, type PageAddress } from '../../../renderer/app/pageAddress'

const written: readonly (readonly [string, PageAddress])[] = [
  ['#/report/6', { reportId: 6, tab: 'stores', storeId: null }],
  ['#/report/6/fleet', { reportId: 6, tab: 'fleet', storeId: null }],
  ['#/report/6/store/8419537941919820732', { reportId: 6, tab: 'stores', storeId: '8419537941919820732' }],
  ['#/report/6/store/a%2Fb%20%23%3F%25%3Cb%3E%C3%A9', { reportId: 6, tab: 'stores', storeId: 'a/b #?%<b>é' }],
  ['#/report/9007199254740991/store/..', { reportId: Number.MAX_SAFE_INTEGER, tab: 'stores', storeId: '..' }],
]

test.for(written)('%s is written and read', ([hash, address]) => {
  expect(formatAddress(address)).toBe(hash)
  expect(parseAddress(hash)).toEqual(address)
})

test('half of a surrogate pair is replaced, because an address cannot have it', () => {
  expect(formatAddress({ reportId: 6, tab: 'stores', storeId: 'a\uD800' })).toBe('#/report/6/store/a%EF%BF%BD')
})

test.for([
  '',
  '#',
  '#/report/',
  '#/report/0',
  '#/report/-1',
  '#/report/06',
  '#/report/6.5',
  '#/report/1e3',
  '#/report/9007199254740992',
  '#/report/99999999999999999999',
  '#/report/6/',
  '#/report/6/store',
  '#/report/6/store/',
  '#/report/6/store/a/b',
  '#/report/6/store/%E0%A4%A',
  `#/report/6/store/${'a'.repeat(201)}`,
  '#/report/6/fleet/x',
  '#/report/6/other',
  'x#/report/6',
])('%s names no report', (hash) => {
  expect(parseAddress(hash)).toBeNull()
})
