import { CacheFolder } from '../../../electron/engine/cache/cacheFolder'
import { JobQueue } from '../../../electron/engine/core/jobQueue'
import { ProgressReporter } from '../../../electron/engine/core/progress'
import { FolderDatabases } from '../../../electron/engine/load/folderDatabases'
import { KeptFolders } from '../../../electron/engine/load/keptFolders'
import { loadDataSet } from '../../../electron/engine/load/loadDataSet'
import { makeTemporaryFolder, removeAbandonedFolders } from '../../../electron/engine/write/temporaryFolder'

function print(step: 'opens' | 'keeps' | 'kept'): void {
  process.stdout.write(`${JSON.stringify({ step })}\n`)
}

/**
 * Opens each folder twice, one after the other, and that so many times, with a cache of this size. Prints a line of JSON before
 * each load, when it begins to be kept, and when it is kept.
 */
export async function openFolders(cachePath: string, maximumBytes: number, folders: readonly string[], times: number): Promise<void> {
  await removeAbandonedFolders()
  const databases = new FolderDatabases({ temporaryFolder: await makeTemporaryFolder(), ownFolders: [cachePath], root: null, memoryBytes: undefined })
  const cache = await CacheFolder.open(cachePath, maximumBytes)
  for (let turn = 0; turn < times * folders.length * 2; turn += 1) {
    const folder = folders[Math.floor(turn / 2) % folders.length] ?? ''
    print('opens')
    const kept = new KeptFolders(new JobQueue(), cache, () => Promise.resolve(true), 0)
    const progress = new ProgressReporter({ job: 'load', reportId: null }, () => undefined)
    const { signal } = new AbortController()
    const { database, giveBack: onDisposed } = await databases.borrow(folder)
    const { dataSet, toKeep } = await loadDataSet(database, { folder, mapping: {}, added: [], root: null, progress, signal, onDisposed }, kept)
    if (toKeep !== null) {
      print('keeps')
      kept.keepLater(toKeep, dataSet)
      await kept.whenKept()
      print('kept')
    }
    await kept.letGo()
    await dataSet.dispose()
  }
  await databases.close()
}
