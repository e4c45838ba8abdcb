// Usage: node dieWhileReporting.mjs <folder> <history file>
// Loads the folder, makes a complete report, and crashes when the next one is half done.
import { join } from 'node:path'
import { runnerImport } from 'vite'

const [folder, historyPath] = process.argv.slice(2)
const { module } = await runnerImport(join(import.meta.dirname, '../../../electron/engine/engine.ts'), { logLevel: 'error' })
const engine = await module.Engine.open({ historyPath })
await engine.folder.open(folder)
const { reportId } = await engine.reports.start()
await engine.reports.finished(reportId)
engine.subscribe(({ name, data }) => {
  if (name === 'progress' && data.fraction > 0.5) process.kill(process.pid, 'SIGKILL')
})
// It uses another method, because the same report would be complete at once.
await engine.reports.finished((await engine.reports.start({ method: 'poll-count' })).reportId)
