import { expect, test } from 'vitest'
import { hatchPath } from '../../../shared/report/hatch'

test('a rectangle is hatched with lines that end at its edges', () => {
  // Lines with x + y = 4, 8 and 12 in a rectangle of 10 by 6, moved by 100 and 20.
  expect(hatchPath({ x: 100, y: 20, width: 10, height: 6 }, 4)).toBe('M100 24L104 20M102 26L108 20M106 26L110 22')
})

test('a rectangle without room has no lines', () => {
  expect(hatchPath({ x: 0, y: 0, width: 0, height: 0 }, 4)).toBe('')
})
