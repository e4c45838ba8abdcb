import type { Engine } from '../engine/engine'
import type { UserData } from '../userData/userData'
import type { Host } from './host'
import type { RunningExports } from './runningExports'

/** Everything that the operations use. Each door makes one context when it starts. */
export interface Context {
  readonly engine: Engine
  readonly host: Host
  readonly exports: RunningExports
  readonly userData: UserData
  readonly sampleDataFolder: string
}
