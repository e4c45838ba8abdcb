import { expect, test } from 'vitest'
import { isEqual } from '../../../renderer/hooks/isEqual'

test.for([
  [1, 1, true],
  [1, '1', false],
  [null, undefined, false],
  [null, {}, false],
  [[], {}, false],
  [[1, 2], [1, 2], true],
  [[1, 2], [2, 1], false],
  [[1], [1, 2], false],
  [{ a: 1, b: { c: [2] } }, { b: { c: [2] }, a: 1 }, true],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [{ a: 1 }, { a: 1, b: undefined }, true],
] as const)('%j and %j: %s', ([left, right, expected]) => {
  expect(isEqual(left, right)).toBe(expected)
  expect(isEqual(right, left)).toBe(expected)
})
