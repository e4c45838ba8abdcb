import { expect, test } from 'vitest'
import { localeInEnvironment } from '../../../electron/desktop/systemLocale'

test.for([
  ['linux', { LANG: 'de_DE.UTF-8' }, 'de-DE'],
  ['linux', { LANG: 'en_US.UTF-8', LC_NUMERIC: 'es_ES.UTF-8' }, 'es-ES'],
  ['linux', { LANG: 'en_US.UTF-8', LC_NUMERIC: 'es_ES.UTF-8', LC_ALL: 'de_AT@euro' }, 'de-AT'],
  ['linux', { LANG: 'C.UTF-8' }, null],
  ['linux', { LANG: 'POSIX' }, null],
  ['linux', {}, null],
  ['darwin', { LANG: 'de_DE.UTF-8' }, null],
  ['win32', { LANG: 'de_DE.UTF-8' }, null],
] as const)('on %s with %j the environment names the locale %s', ([platform, environment, locale]) => {
  expect(localeInEnvironment(environment, platform)).toBe(locale)
})
