import { expect, test } from 'vitest'
import { localeIn } from '../../../renderer/format/locale'

test.for([
  ['?locale=de-DE', 'de-DE'],
  ['?locale=es-419', 'es-419'],
  ['', undefined],
  ['?locale=', undefined],
  ['?locale=not%20a%20locale', undefined],
  ['?locale=%3Cscript%3E', undefined],
] as const)('the locale in “%s” is %s', ([query, locale]) => {
  expect(localeIn(query)).toBe(locale)
})
