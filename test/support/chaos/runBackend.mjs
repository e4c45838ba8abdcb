// Usage: node runBackend.mjs <folder> <data folder> [once]
// Does what the page of the desktop window asks for, again and again, and prints each answer as a line of JSON.
import { join } from 'node:path'
import { importSource } from '../program/importSource.mjs'

const [folder, dataFolder, once] = process.argv.slice(2)
const { openBackend } = await importSource('electron/desktop/openBackend.ts')
const { openUserData } = await importSource('electron/userData/userData.ts')

const ended = new Map()
const host = {
  door: 'desktop',
  takeWantedFolder: () => null,
  admitFolder: async (path) => path,
  chooseSavePath: async () => join(dataFolder, 'export.csv'),
  discard: async () => undefined,
  deliver: (path, rows) => ({ kind: 'saved', path, rows }),
  showFile: null,
}
const backend = await openBackend(dataFolder, ({ name, data }) => {
  if (name === 'report' && data.status !== 'running') ended.get(data.reportId)?.(data.status)
}, { host, userData: openUserData(dataFolder), sampleDataFolder: folder })

async function call(name, input) {
  const answer = await backend.answer(name, input)
  if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`)
  return answer.value
}

const print = (value) => process.stdout.write(`${JSON.stringify(value)}\n`)
print({ isOpen: true })
await call('openFolder', { path: folder })
for (let turn = 0; turn < (once === undefined ? Infinity : 1); turn += 1) {
  const { reportId } = await call('startReport', { asOf: `2023-01-25T1${turn % 5}:${10 + (turn % 50)}:00Z` })
  const status = (await call('getReport', { reportId })).status
  if (status === 'running') await new Promise((resolve) => ended.set(reportId, resolve))
  if ((await call('getReport', { reportId })).status !== 'complete') throw new Error(`Report ${reportId} failed.`)
  print({ reportId })
  const theme = turn % 2 === 0 ? 'light' : 'dark'
  await call('setPreferences', { theme })
  print({ theme })
  const { rows } = await call('exportCsv', { reportId, columns: ['store_id', 'uptime_last_week'] })
  print({ rows })
}
await backend.close()
process.exit()
