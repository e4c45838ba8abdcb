import { expect, test } from 'vitest'
import { groupChoices } from '../../../renderer/groups/groupChoices'
import { attributeKeys } from '../../support/page/namedStores'

const { name, region } = attributeKeys
const attributes = [{ key: name, label: 'name' }, { key: region, label: 'region' }]

test.for([
  ['names that nearly every store has for itself come last', { stores: 100, values: 97 }, { shared: ['region', 'timezone'], single: ['name'] }],
  ['names that stores share stay where they are', { stores: 100, values: 80 }, { shared: ['name', 'region', 'timezone'], single: [] }],
] as const)('%s', ([, counts, choices]) => {
  const loaded = [{ key: name, label: 'name', ...counts }, { key: region, label: 'region', stores: 100, values: 4 }]
  expect(groupChoices(attributes, loaded)).toEqual(choices)
})

test('without the folder nothing is known about attributes, so they keep their order', () => {
  expect(groupChoices(attributes, [])).toEqual({ shared: ['name', 'region', 'timezone'], single: [] })
})
