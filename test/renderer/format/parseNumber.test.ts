import { assert, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { numberParser } from '../../../renderer/format/parseNumber'

describe.for([
  ['en-US', { '99.5': 99.5, '99,5': 99.5, '1,234': 1234, '1,234.5': 1234.5, '1.234': 1.234, '1,234,567': 1_234_567, '12,34,567': null }],
  ['de-DE', { '99,5': 99.5, '99.5': 99.5, '1.234': 1234, '1.234,5': 1234.5, '1,234': 1.234, '1.234.567': 1_234_567, '1.2345': 1.2345, '0.123': 0.123 }],
  ['es-ES', { '99,5': 99.5, '99.5': 99.5, '12.345': 12_345, '1234': 1234, '1,234': 1.234 }],
  ['fr-FR', { '99,5': 99.5, '99.5': 99.5, '12 345': 12_345, '12 345,6': 12_345.6, '1.234': 1.234 }],
  ['de-CH', { '99.5': 99.5, '1’234.5': 1234.5, "1'234": 1234 }],
] as const)('%s', ([locale, meanings]) => {
  test.for(Object.entries(meanings))('%s means %s', ([text, value]) => {
    expect(numberParser(locale)(text)).toBe(value)
  })

  test('a number that the page shows is read as it was', () => {
    const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
    assert(
      property(integer({ min: -100_000_000, max: 100_000_000 }), (hundredths) => {
        const value = hundredths / 100
        expect(numberParser(locale)(format.format(value))).toBe(value)
      }),
    )
  })

  test.for(['', ' ', '-', ',', '.', 'x', '1x', '1e5', '0x10', '1,2,3', '1..2', '--1', 'Infinity', 'NaN'])('“%s” is not a number', (text) => {
    expect(numberParser(locale)(text)).toBeNull()
  })
})

test.for(['5', ' 5 ', '5.', '5,', '05'])('“%s” is 5 everywhere', (text) => {
  for (const locale of ['en-US', 'de-DE', 'es-ES', 'fr-FR']) expect(numberParser(locale)(text)).toBe(5)
})
