import type { Engine } from '../engine/engine'
import type { UserData } from '../userData/userData'
import type { Host } from './host'
import type { RunningExports } from './runningExports'

/** What the operations work with. Each door makes one when it starts. */
export interface Context {
  readonly engine: Engine
  readonly host: Host
  readonly exports: RunningExports
  readonly userData: UserData
  readonly sampleDataFolder: string
}
