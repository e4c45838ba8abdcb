import { expect, test } from 'vitest'
import { reportSettings } from '../../../shared/report/reportSettings'
import { reportDefaults } from '../../../shared/report/reportDefaults'

test('the defaults are those of the schema', () => {
  expect(reportDefaults).toEqual(reportSettings.parse({}))
})
