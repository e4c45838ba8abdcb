import { isAttributeKey, type Attribute, type AttributeKey } from '../../../shared/folder/attributes'
import type { FakeReport, FakeRow } from './fakeReport'

function keyOf(text: string): AttributeKey {
  if (!isAttributeKey(text)) throw new Error(`${text} is not a key`)
  return text
}

export const attributeKeys = { name: keyOf('name'), region: keyOf('region'), owner: keyOf('owner') } as const

export const storeAttributes: readonly Attribute[] = Object.values(attributeKeys).map((key) => ({ key, label: key }))

function store(store_id: string, name: string | null, region: string | null, owner: string | null, downtime: number): FakeRow {
  const figures = { uptime_last_week: 100 - downtime, downtime_last_week: downtime, uptime_percent_last_week: 100 - downtime }
  return { store_id, [attributeKeys.name]: name, [attributeKeys.region]: region, [attributeKeys.owner]: owner, ...figures }
}

/**
 * Six stores, the one with the most downtime first. West has 3 with 9 h of downtime, East has 2 with 6 h, and one store has
 * neither name nor region.
 */
export const namedStores: FakeReport = {
  rows: [
    store('101', 'Main Street', 'West', 'Ana', 5),
    store('102', 'Oak Avenue', 'East', 'Ben', 4),
    store('103', 'Harbor Point', 'West', 'Ana', 3),
    store('104', 'Mill Road', 'East', 'Ben', 2),
    store('105', 'Lakeview', 'West', null, 1),
    store('106', null, null, null, 0),
  ],
  report: { attributes: storeAttributes },
  dataSet: { attributes: storeAttributes.map(({ key, label }) => ({ key, label, stores: 5, values: key === attributeKeys.name ? 5 : 3 })) },
}
