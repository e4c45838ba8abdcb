// Usage: node dieWhileReporting.mjs <folder> <history file>
// Loads the folder, makes a complete report, and crashes when the next one is half done.
import { importSource } from './importSource.mjs'

const [folder, historyPath] = process.argv.slice(2)
const { Engine } = await importSource('electron/engine/engine.ts')
const engine = await Engine.open({ historyPath })
await engine.folder.open(folder)
const { reportId } = await engine.reports.start()
await engine.reports.finished(reportId)
engine.subscribe(({ name, data }) => {
  if (name === 'progress' && data.fraction > 0.5) process.kill(process.pid, 'SIGKILL')
})
// It uses another method, because the same report would be complete at once.
await engine.reports.finished((await engine.reports.start({ method: 'poll-count' })).reportId)
