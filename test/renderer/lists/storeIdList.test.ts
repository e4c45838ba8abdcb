import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readStoreIds, writeStoreIds } from '../../../renderer/lists/storeIdList'

test.each([
  ['ids end at commas, spaces, semicolons and new lines', '42, 0042;7\n8139926242460185114\t9', ['42', '0042', '7', '8139926242460185114', '9']],
  ['an id that is repeated counts once, at its first place', '7 42 7', ['7', '42']],
  ['a quoted id can contain separators', '"store 7", "a,b" 9', ['store 7', 'a,b', '9']],
  ['two quotes inside quotes stand for one', '"the ""best"" store"', ['the "best" store']],
  ['separators and empty quotes give no ids', ' ,\n;  ""', []],
])('%s', (_, text, expected) => {
  expect(readStoreIds(text)).toEqual(expected)
})

test('reading gives back the ids that were written', () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }).filter((id) => id.trim() === id && id !== ''))
  fc.assert(
    fc.property(ids, (storeIds) => {
      expect(readStoreIds(writeStoreIds(storeIds))).toEqual(storeIds)
    }),
  )
})
