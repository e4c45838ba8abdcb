import { expect, test } from 'vitest'
import { isBoxed } from '../../../../electron/engine/files/boxedTable'

test('a beginning of blank lines is looked at once', () => {
  const startedAt = performance.now()
  expect(isBoxed(`store_id,status\n${'\n'.repeat(65_536)}`)).toBe(false)
  // Looking from each line again took seconds.
  expect(performance.now() - startedAt).toBeLessThan(500)
  expect(isBoxed('\n\n  | store_id | status |\n  | 1 | active |\n')).toBe(true)
})
