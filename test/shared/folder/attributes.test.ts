import { expect, test } from 'vitest'
import { isAttributeKey } from '../../../shared/folder/attributes'
import { attributeKey, column } from '../../../shared/report/rowSelection'

test.each(['region', 'state_2', 'région', 'क्षेत्र', 'a'.repeat(64), '1'])('%j is a key', (text) => {
  expect(isAttributeKey(text)).toBe(true)
  expect(attributeKey.safeParse(text).success).toBe(true)
  expect(column.safeParse(text).success).toBe(true)
})

test.each(['', '_region', 'region_', 'a__b', 'area manager', 'x"; drop table report; --', 'a.b', 'a'.repeat(65), 'a\n'])('%j is not a key', (text) => {
  expect(isAttributeKey(text)).toBe(false)
  expect(attributeKey.safeParse(text).success).toBe(false)
  expect(column.safeParse(text).success).toBe(false)
})
