import { expect, test } from 'vitest'
import { Quota } from '../../../../electron/engine/core/quota'

test('no client takes all places, and none is given back twice', () => {
  const places = new Quota({ inAll: 3, perClient: 2 })
  const [first, second] = [places.take('a'), places.take('a')]
  expect(places.take('a')).toBeNull()
  const third = places.take('b')
  expect(third).not.toBeNull()
  expect(places.take('c')).toBeNull()

  first?.()
  first?.()
  expect(places.take('a')).not.toBeNull()
  expect(places.take('c')).toBeNull()
  second?.()
  third?.()
  expect(places.take('c')).not.toBeNull()
  expect(places.take('c')).not.toBeNull()
  expect(places.take('c')).toBeNull()
})
