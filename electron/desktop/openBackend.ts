import type { EventMessage } from '../../shared/operations/contract'
import type { Context } from '../operations/context'
import { dispatch } from '../operations/dispatch'
import { RunningExports } from '../operations/runningExports'
import { openEngine } from '../userData/openEngine'
import type { Backend } from './ipc'

/** Opens the engine on a data folder. `send` gets its events, and is told first if the history cannot be opened. */
export async function openBackend(
  folder: string,
  send: (message: EventMessage) => void,
  parts: Pick<Context, 'host' | 'userData' | 'sampleDataFolder'>,
): Promise<Backend> {
  const engine = await openEngine(folder, parts.userData)
  engine.subscribe(send)
  if (engine.historyProblem !== null) send({ name: 'historyProblem', data: engine.historyProblem })
  const context: Context = { engine, exports: new RunningExports(), ...parts }
  return {
    answer: (name, input) => dispatch(name, input, context),
    whenIdle: () => Promise.all([engine.whenIdle(), context.exports.whenEnded()]),
    close: () => engine.close(),
  }
}
