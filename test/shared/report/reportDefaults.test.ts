import { expect, test } from 'vitest'
import { reportSettings } from '../../../shared/report/reportSettings'
import { usualSettings } from '../../../shared/report/reportDefaults'

test('the usual settings are those of the schema', () => {
  expect(usualSettings).toEqual(reportSettings.parse({}))
})
