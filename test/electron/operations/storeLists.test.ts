import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Engine } from '../../../electron/engine/engine'
import type { Context } from '../../../electron/operations/context'
import { dispatch } from '../../../electron/operations/dispatch'
import type { Input, OperationName } from '../../../shared/operations/contract'
import { withFolder } from '../../support/data/folder'
import { desktopContext } from '../../support/desktop/desktopContext'

type Call = <Name extends OperationName>(name: Name, input: Input<Name>) => Promise<unknown>

/** Lends the operations on the data of a user. */
async function withUser<Value>(folder: string, use: (call: Call) => Promise<Value>): Promise<Value> {
  const engine = await Engine.open()
  const context: Context = desktopContext(engine, folder)
  try {
    return await use(async (name, input) => {
      const result = await dispatch(name, input, context)
      return result.ok ? result.value : result.error
    })
  } finally {
    await engine.close()
  }
}

function idsOf(first: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(first + index))
}

test('lists are saved, replaced, renamed and deleted, and are there in the next session', () =>
  withFolder({}, async (folder) => {
    const west = await withUser(folder, async (call) => {
      expect(await call('getStoreLists', {})).toEqual([])
      const saved = await call('saveStoreList', { name: 'West', storeIds: ['1', '2'] })
      expect(saved).toEqual({ id: expect.any(String), name: 'West', stores: 2 })
      await call('saveStoreList', { name: 'East', storeIds: ['3'] })
      // The name decides which list is replaced, and the list keeps its id.
      expect(await call('saveStoreList', { name: 'West', storeIds: ['1', '2', '4'] })).toEqual({ ...Object(saved), stores: 3 })
      return String(Object(saved).id)
    })
    await withUser(folder, async (call) => {
      expect(await call('getStoreLists', {})).toMatchObject([{ name: 'East', stores: 1 }, { id: west, name: 'West', stores: 3 }])
      expect(await call('renameStoreList', { id: west, name: 'East' })).toMatchObject({ code: 'INVALID_INPUT', message: 'Another list already has this name.' })
      await call('renameStoreList', { id: west, name: 'Coast' })
      expect(await call('getStoreList', { id: west })).toEqual({ id: west, name: 'Coast', storeIds: ['1', '2', '4'] })
      await call('deleteStoreList', { id: west })
      expect(await call('getStoreList', { id: west })).toBeNull()
      expect(await call('getStoreLists', {})).toMatchObject([{ name: 'East' }])
    })
    // The preferences, which every start reads, have no ids.
    expect(await readFile(join(folder, 'preferences.json'), 'utf8').catch(() => '')).not.toContain('storeIds')
  }))

test('an analyst can have many lists of all stores, and is told when there are too many', () =>
  withFolder({}, (folder) =>
    withUser(folder, async (call) => {
      for (let list = 0; list < 14; list += 1) await call('saveStoreList', { name: `List ${list}`, storeIds: idsOf(list * 14_000, 14_000) })
      expect(await call('saveStoreList', { name: 'One more', storeIds: idsOf(1, 4_001) })).toMatchObject({
        code: 'INVALID_INPUT',
        message: 'All lists together can have at most 200,000 stores, and would have 200,001. Delete a list, or use filters instead.',
      })
      expect(await call('saveStoreList', { name: 'One more', storeIds: idsOf(1, 4_000) })).toMatchObject({ stores: 4_000 })
      expect(await call('getStoreLists', {})).toHaveLength(15)
    }),
  ))

test('there are at most a hundred lists', () =>
  withFolder({}, (folder) =>
    withUser(folder, async (call) => {
      for (let list = 0; list < 100; list += 1) await call('saveStoreList', { name: `List ${list}`, storeIds: ['1'] })
      expect(await call('saveStoreList', { name: 'One more', storeIds: ['1'] })).toMatchObject({ message: 'There can be at most 100 lists. Delete one first.' })
    }),
  ))
