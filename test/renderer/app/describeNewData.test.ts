import { expect, test } from 'vitest'
import { describeNewData } from '../../../renderer/app/describeNewData'

const noticedAt = '2023-01-25T12:00:00.000Z'

test.for([
  [['a.csv'], [], 'New data in shop: a.csv changed.'],
  [['a.csv', 'b.csv', 'c.csv', 'd.csv'], [], 'New data in shop: a.csv, b.csv, c.csv and 1 other file changed.'],
  [['a.csv'], ['a.csv'], 'Data is missing in shop: a.csv was removed.'],
  [['a.csv', 'b.csv'], ['a.csv', 'b.csv'], 'Data is missing in shop: a.csv, b.csv were removed.'],
  [['a.csv', 'b.csv'], ['b.csv'], 'New data in shop: a.csv changed and b.csv was removed.'],
] as const)('%j of which %j are gone', ([files, removed, words]) => {
  expect(describeNewData({ folder: '/data/shop', files, removed, noticedAt })).toBe(words)
})
