import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBrowserDoor, openDesktopDoor, type Door } from './doors'
import { writeFiles, type Files } from '../data/folder'
import { isThorough } from '../thorough'

const desktopDoor = { name: 'desktop window', openDoor: openDesktopDoor, isDesktop: true } as const
const browserDoor = { name: 'browser', openDoor: openBrowserDoor, isDesktop: false } as const

/** Both doors with a page, for tests that run in each with `describe.for`. */
export const bothDoors = [desktopDoor, browserDoor] as const

/** One door each, for tests of the page itself, which is the same behind both. Thorough runs take both doors. */
export const mainlyDesktop = isThorough ? bothDoors : ([desktopDoor] as const)
export const mainlyBrowser = isThorough ? bothDoors : ([browserDoor] as const)

/** A door with a separate folder, which is deleted when the door is closed. */
export interface TestDoor extends Door {
  /** The folder for the files of a test; the program keeps its data in the subfolder `app`. */
  readonly workFolder: string
  /** Writes files to a new folder of this name and returns its path. */
  newFolder(files: Files, name?: string): Promise<string>
}

export async function openTestDoor(openDoor: (dataFolder: string) => Promise<Door>): Promise<TestDoor> {
  const workFolder = await mkdtemp(join(tmpdir(), 'store-monitor-test-'))
  const door = await openDoor(join(workFolder, 'app'))
  return {
    ...door,
    workFolder,
    async newFolder(files, name = 'data') {
      const folder = join(await mkdtemp(join(workFolder, 'folder-')), name)
      await writeFiles(folder, files)
      return folder
    },
    async close() {
      await door.close()
      await rm(workFolder, { recursive: true, force: true })
    },
  }
}
