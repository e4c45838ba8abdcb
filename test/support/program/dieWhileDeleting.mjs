// Usage: node dieWhileDeleting.mjs <folder> <history file>
// Loads the folder, makes two reports, and crashes after everything of the first one is deleted but nothing is committed.
import { importSource } from './importSource.mjs'

const [folder, historyPath] = process.argv.slice(2)
const { Engine } = await importSource('electron/engine/engine.ts')
const engine = await Engine.open({ historyPath })
await engine.folder.open(folder)
for (const method of ['nearest', 'poll-count']) {
  const { reportId } = await engine.reports.start({ asOf: null, method, storeId: null })
  await engine.reports.finished(reportId)
}
const connections = await engine.database.use({}, (connection) => Promise.resolve(Object.getPrototypeOf(connection)))
const { run } = connections
connections.run = function (sql, parameters) {
  if (sql === 'commit') process.kill(process.pid, 'SIGKILL')
  return run.call(this, sql, parameters)
}
await engine.reports.delete([1])
