import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { CacheFolder } from '../../../../electron/engine/cache/cacheFolder'
import { JobQueue } from '../../../../electron/engine/core/jobQueue'
import { KeptFolders } from '../../../../electron/engine/load/keptFolders'
import { withFolder } from '../../../support/data/folder'
import { openDatabase } from '../../../support/engine/openDatabase'

test('a job of the queue lets go of a load that waits until the queue is empty', () =>
  withFolder({}, async (path) => {
    const database = await openDatabase(path)
    const queue = new JobQueue()
    const folders = new KeptFolders(queue, await CacheFolder.open(path), () => Promise.resolve(true), 0)
    const load = { folder: path, key: 'key', look: { listed: [], files: [] }, lookedNs: 0n, loaded: null, base: null }
    try {
      const job = queue.run(async () => {
        folders.keepLater(load, { catalog: 'none', database })
        await delay(20)
        await folders.letGo()
        return 'ended'
      })
      expect(await job).toBe('ended')
    } finally {
      await database.close()
    }
  }))
