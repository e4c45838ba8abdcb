import { existsSync } from 'node:fs'
import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { errorCodeOf, messageOf } from '../engine/core/errors'
import { spareMemory } from '../engine/core/memory'
import { historyFile } from './dataFolder'
import { userDataFiles } from './userData'

/**
 * Moves what lies in the former data folder to the present one. A file of the same name that is there already stays, and so
 * does the former one. A failure is only logged: the program works without what could not be moved.
 */
export async function moveFormerData(former: string | null, folder: string): Promise<void> {
  if (former === null || !existsSync(former)) return
  const isWanted = (name: string): boolean => existsSync(join(former, name)) && !existsSync(join(folder, name))
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    for (const name of userDataFiles.filter(isWanted)) await move(join(former, name), join(folder, name))
    if (isWanted(historyFile) && (await isComplete(join(former, historyFile)))) {
      await move(join(former, historyFile), join(folder, historyFile))
    }
  } catch (error) {
    console.error(`${former} could not be moved to ${folder}. ${messageOf(error)}`)
  }
}

/** Whether the file of a history has everything in it: no program has it open, and DuckDB has written its log into it. */
async function isComplete(path: string): Promise<boolean> {
  // Imported only here, because DuckDB takes longer to load than a window.
  const [{ Database }, { databaseAccess }] = await Promise.all([import('../engine/core/database'), import('../engine/disk/fileAccess')])
  const temporaryFolder = tmpdir()
  const history = await Database.open(path, { temporaryFolder, access: await databaseAccess(path, [temporaryFolder]), memoryBytes: spareMemory() })
  await history.close()
  return !existsSync(`${path}.wal`)
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    if (errorCodeOf(error) !== 'EXDEV') throw error
    // The folders are on different disks. A copy that is cut off must not look like the file.
    await copyFile(from, `${to}.part`)
    await rename(`${to}.part`, to)
    await rm(from)
  }
}
