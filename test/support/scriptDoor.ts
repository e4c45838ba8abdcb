import { realpath } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { openDoor } from '../../electron/browserDoor'
import { Engine } from '../../electron/engine/engine'
import { limitFolders } from '../../electron/folderLimit'
import { Session } from '../../electron/transport/session'
import { programFolder } from './desktopApp'

/** A server of one folder in this process, as `serve` starts it. */
export interface ScriptDoor {
  readonly engine: Engine
  readonly folder: string
  readonly origin: string
  close(): Promise<void>
}

/** Loads the folder and serves it on a free port; `token` null lets in everybody. */
export async function openScriptDoor(path: string, token: string | null = null): Promise<ScriptDoor> {
  const folder = await realpath(path)
  const engine = await Engine.open()
  await engine.loadFolder(folder)
  const door = await openDoor({
    programFolder,
    engine,
    recentFolders: { list: () => Promise.resolve([folder]), add: () => Promise.resolve() },
    admitFolder: limitFolders(folder),
    session: token === null ? null : new Session(token),
    address: { host: '127.0.0.1', port: 0, mayMove: false },
  })
  return { engine, folder, origin: door.origins[0], close: () => door.close() }
}

/** `{"report_id": …}` for a path such as `/store/trigger_report/`. */
export async function triggerReport(origin: string, path: string): Promise<number> {
  const response = await fetch(`${origin}${path}`)
  const { report_id }: { report_id: number } = await response.json()
  return report_id
}

export async function askForReport(origin: string, reportId: number): Promise<Readonly<Record<string, string>>> {
  const body = JSON.stringify({ report_id: reportId })
  const response = await fetch(`${origin}/store/get_report/`, { method: 'POST', body })
  const answer: Record<string, string> = await response.json()
  return answer
}

/** Does what a script does: triggers, asks until the report is complete, fetches the CSV. */
export async function fetchReport(origin: string, path: string): Promise<string> {
  const reportId = await triggerReport(origin, path)
  for (;;) {
    const { status, report_url: url } = await askForReport(origin, reportId)
    if (status === 'Complete' && url !== undefined) return (await fetch(url)).text()
    if (status !== 'Running') throw new Error(`Report ${reportId} is ${status}`)
    await delay(100)
  }
}
