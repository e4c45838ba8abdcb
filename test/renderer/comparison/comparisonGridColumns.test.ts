import { expect, test } from 'vitest'
import { comparisonGridColumns } from '../../../renderer/comparison/comparisonGridColumns'

test('names stand beside the ids if one of the reports has them', () => {
  expect(comparisonGridColumns(true).slice(0, 3).map(({ headerName }) => headerName)).toEqual(['Store', 'Name', 'Change'])
  expect(comparisonGridColumns(false).slice(0, 2).map(({ headerName }) => headerName)).toEqual(['Store', 'Change'])
})
