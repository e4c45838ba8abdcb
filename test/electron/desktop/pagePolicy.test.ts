import { expect, test } from 'vitest'
import { isPermitted } from '../../../electron/desktop/pagePolicy'

test.for([
  ['notifications', 'app://bundle/index.html', true],
  ['notifications', 'app://bundle/', true],
  ['notifications', 'https://bundle/', false],
  ['notifications', 'app://bundle.example/', false],
  ['notifications', '', false],
  ['geolocation', 'app://bundle/index.html', false],
  ['media', 'app://bundle/index.html', false],
  ['clipboard-read', 'app://bundle/index.html', false],
] as const)('the permission %s for %s: %s', ([permission, address, isAllowed]) => {
  expect(isPermitted(permission, address)).toBe(isAllowed)
})
