import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readStoreList, writeStoreList } from '../../../renderer/settings/storeIdList'

test.each([
  ['commas, spaces, semicolons and lines', '42, 0042;7\n8139926242460185114\t9', ['42', '0042', '7', '8139926242460185114', '9']],
  ['each once, in the order of the first', '7 42 7', ['7', '42']],
  ['quotes keep what parts ids', '"store 7", "a,b" 9', ['store 7', 'a,b', '9']],
  ['two quotes in quotes are one', '"the ""best"" store"', ['the "best" store']],
  ['nothing', ' ,\n;  ""', []],
])('%s', (_, text, expected) => {
  expect(readStoreList(text)).toEqual(expected)
})

test('what is written is read again', () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }).filter((id) => id.trim() === id && id !== ''))
  fc.assert(
    fc.property(ids, (storeIds) => {
      expect(readStoreList(writeStoreList(storeIds))).toEqual(storeIds)
    }),
  )
})
