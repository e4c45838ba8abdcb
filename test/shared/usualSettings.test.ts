import { expect, test } from 'vitest'
import { reportSettings } from '../../shared/reportSettings'
import { usualSettings } from '../../shared/usualSettings'

test('the usual settings are those of the schema', () => {
  expect(usualSettings).toEqual(reportSettings.parse({}))
})
