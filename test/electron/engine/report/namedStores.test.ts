import { expect, test } from 'vitest'
import type { RowSelection } from '../../../../shared/report/rowSelection'
import { useEngine } from '../../../support/engine/useEngine'

const { engine, reportOn } = useEngine()

// All but `up` were down for the whole week. They are sorted by their characters.
const ids = ["'; drop table report; --", '50%_$1', 'Zoë "Z"', 'half', 'none', 'up'] as const
const [attack, , zoe, half, none, up] = ids
const files = {
  'polls.csv': [
    'store_id,timestamp_utc,status',
    ...ids.map((id) => `"${id.replaceAll('"', '""')}",2023-01-24 12:00:00 UTC,${id === up ? '' : 'in'}active`),
  ].join('\n'),
}

const everything: RowSelection = { reportId: 1, search: '', filters: [], sort: [] }

async function idsOf(selection: Partial<RowSelection>): Promise<readonly string[]> {
  const { rows, total } = await engine().selections.rows({ ...everything, ...selection, offset: 0, limit: 100 })
  expect(total).toBe(rows.length)
  return rows.map(({ store_id }) => store_id)
}

test('selects stores by id, whatever characters they have, together with search and filters', async () => {
  await reportOn(files)
  expect(await idsOf({ storeIds: [none, attack, zoe, up] })).toEqual([attack, zoe, none, up])
  expect(await idsOf({ storeIds: [none, attack, up], search: 'n' })).toEqual([none])
  const isDown = { column: 'downtime_last_week', join: 'and', conditions: [{ type: 'greaterThan', value: 0 }] } as const
  expect(await idsOf({ storeIds: [half, up], filters: [{ ...isDown, conditions: [...isDown.conditions] }] })).toEqual([half])
})

test('counts repeated ids once and ignores unknown ones', async () => {
  expect(await idsOf({ storeIds: [up, 'nobody', up, 'UP'] })).toEqual([up])
  expect(await idsOf({ storeIds: [] })).toEqual([])
})

test('returns the ids of a range of rows in the order of the rows', async () => {
  const byName = { ...everything, sort: [{ column: 'store_id', direction: 'desc' } as const], offset: 1, limit: 3 }
  expect(await engine().selections.storeIds(byName)).toEqual({ storeIds: [none, half, zoe], total: ids.length })
  expect(await engine().selections.storeIds({ ...byName, offset: 5 })).toEqual({ storeIds: [attack], total: ids.length })
})

test('returns unknown ids once each', async () => {
  const dataSet = engine().folder.require()
  expect(await dataSet.unknownStores([up, 'nobody', attack, 'UP', 'nobody', zoe])).toEqual(['nobody', 'UP'])
  expect(await dataSet.unknownStores([up])).toEqual([])
  expect(await dataSet.unknownStores([])).toEqual([])
})
