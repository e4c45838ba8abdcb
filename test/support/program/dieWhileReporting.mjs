// Runs as `node dieWhileReporting.mjs <folder> <history file>`: loads the folder, makes a complete report, and ends
// like a program that crashes when the next one is half done.
import { join } from 'node:path'
import { runnerImport } from 'vite'

const [folder, historyPath] = process.argv.slice(2)
const { module } = await runnerImport(join(import.meta.dirname, '../../../electron/engine/engine.ts'), { logLevel: 'error' })
const engine = await module.Engine.open({ historyPath })
await engine.loadFolder(folder)
const { reportId } = await engine.startReport()
await engine.finished(reportId)
engine.subscribe(({ name, data }) => {
  if (name === 'progress' && data.fraction > 0.5) process.kill(process.pid, 'SIGKILL')
})
// Of another method: what is there already would be there at once.
await engine.finished((await engine.startReport({ method: 'poll-count' })).reportId)
