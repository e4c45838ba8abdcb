import { expect, test } from 'vitest'
import { Quota } from '../../../../electron/engine/core/quota'

test('limits each client and all together, and ignores a second release', () => {
  const quota = new Quota({ inAll: 3, perClient: 2 })
  const [first, second] = [quota.acquire('a'), quota.acquire('a')]
  expect(quota.acquire('a')).toBeNull()
  const third = quota.acquire('b')
  expect(third).not.toBeNull()
  expect(quota.acquire('c')).toBeNull()

  first?.()
  first?.()
  expect(quota.acquire('a')).not.toBeNull()
  expect(quota.acquire('c')).toBeNull()
  second?.()
  third?.()
  expect(quota.acquire('c')).not.toBeNull()
  expect(quota.acquire('c')).not.toBeNull()
  expect(quota.acquire('c')).toBeNull()
})
