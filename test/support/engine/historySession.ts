import { Engine } from '../../../electron/engine/engine'

/** A session of the program with a history file, which is closed afterwards. */
export async function historySession<Value>(historyPath: string, use: (engine: Engine) => Promise<Value>): Promise<Value> {
  const engine = await Engine.open({ historyPath })
  try {
    return await use(engine)
  } finally {
    await engine.close()
  }
}
