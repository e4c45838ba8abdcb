import { expect, test } from 'vitest'
import { Quota } from '../../../../electron/engine/core/quota'

test('no client takes all places, and none is given back twice', () => {
  const places = new Quota({ inAll: 3, perClient: 2 })
  const [first, second] = [places.acquire('a'), places.acquire('a')]
  expect(places.acquire('a')).toBeNull()
  const third = places.acquire('b')
  expect(third).not.toBeNull()
  expect(places.acquire('c')).toBeNull()

  first?.()
  first?.()
  expect(places.acquire('a')).not.toBeNull()
  expect(places.acquire('c')).toBeNull()
  second?.()
  third?.()
  expect(places.acquire('c')).not.toBeNull()
  expect(places.acquire('c')).not.toBeNull()
  expect(places.acquire('c')).toBeNull()
})
