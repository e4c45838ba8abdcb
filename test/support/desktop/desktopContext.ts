import { dirname, join } from 'node:path'
import type { Engine } from '../../../electron/engine/engine'
import type { Context } from '../../../electron/operations/context'
import type { Host } from '../../../electron/operations/host'
import { RunningExports } from '../../../electron/operations/runningExports'
import { openUserData } from '../../../electron/userData/userData'

/** A context of a desktop whose user dismisses every dialog, except for what `host` overrides. */
export function desktopContext(engine: Engine, dataFolder: string, host: Partial<Host> = {}): Context {
  return {
    engine,
    host: {
      door: 'desktop',
      takeWantedFolder: () => null,
      chooseFolder: () => Promise.resolve(null),
      startFolder: null,
      admitFolder: (path) => Promise.resolve(path),
      mayUnpackAll: true,
      chooseSavePath: () => Promise.resolve(null),
      placeBeside: (path, name) => Promise.resolve(join(dirname(path), name)),
      discard: () => Promise.resolve(),
      deliver: (path, rows, summaryPath) => ({ kind: 'saved', path, rows, ...(summaryPath !== undefined && { summaryPath }) }),
      showFile: null,
      printPdf: null,
      enableCommands: null,
      showWindowStatus: null,
      ...host,
    },
    exports: new RunningExports(),
    userData: openUserData(dataFolder),
    sampleDataFolder: dataFolder,
  }
}
