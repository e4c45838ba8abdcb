import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { readPreferences } from '../../shared/preferences/readPreferences'
import type { Door } from '../support/doors/doors'
import { withFolder, writeFiles } from '../support/data/folder'
import { mainlyDesktop } from '../support/doors/testDoor'

/** All stores are always open. 11 was down all week, 12 since 11:00, half-way between its polls, and 22 never. */
const files = {
  'polls.csv': `
    store_id,timestamp_utc,status
    11,2023-01-25 12:00:00 UTC,inactive
    12,2023-01-25 10:00:00 UTC,active
    12,2023-01-25 12:00:00 UTC,inactive
    22,2023-01-25 12:00:00 UTC,active`,
}

function expectStores({ report }: Door, storeIds: readonly string[]): Promise<void> {
  return expect.poll(() => report.storeIds()).toEqual(storeIds)
}

test.for(mainlyDesktop)('a change right before the page closes is there when it opens again, in the $name', ({ openDoor, isDesktop }) =>
  withFolder({}, async (workFolder) => {
    const folder = join(workFolder, 'data')
    await writeFiles(folder, files)
    const appFolder = join(workFolder, 'app')
    const door = await openDoor(appFolder)
    const { report } = door
    const { page } = report
    await door.openFolder(folder)
    await expectStores(door, ['11', '12', '22'])

    for (const [search, storeIds] of [['1', ['11', '12']], ['2', ['12', '22']], ['22', ['22']]] as const) {
      await report.search(search)
      await page.reload()
      await expectStores(door, storeIds)
    }
    await report.search('')
    await report.header('store_id').click()
    await page.reload()
    await expectStores(door, ['11', '12', '22'])
    expect(await report.header('store_id').getAttribute('aria-sort')).toBe('ascending')
    await report.clickHeader('store_id', 'descending')
    await page.reload()
    await expectStores(door, ['22', '12', '11'])

    await report.search('1')
    const keptSearch = async () => {
      const kept: unknown = JSON.parse(await readFile(join(appFolder, 'preferences.json'), 'utf8'))
      return readPreferences(kept)?.lastView?.state.rows.search
    }
    // The desktop has written everything when its program has ended. The server has to receive the last call first.
    async function leave(): Promise<void> {
      if (!isDesktop) {
        await page.close({ runBeforeUnload: true })
        await vi.waitUntil(async () => (await keptSearch()) === '1', 20_000)
      }
      await door.close()
    }
    await leave()
    expect(await keptSearch()).toBe('1')
  }),
)
