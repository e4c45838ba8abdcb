import { withEngine } from './openEngine'

// Opens a folder in a process of its own, and prints how long that took, in milliseconds.
// node --import tsx openFolder.mts <folder> [cache] [keep]

const [folder = '', cachePath, keep] = process.argv.slice(2)

await withEngine(async (engine) => {
  const usage = process.cpuUsage()
  const started = performance.now()
  const { files } = await engine.folder.open(folder)
  const wall = performance.now() - started
  const { user, system } = process.cpuUsage(usage)
  if (keep !== undefined) await engine.folder.whenKept()
  console.log(JSON.stringify({ wall, cpu: (user + system) / 1000, rows: files.reduce((sum, { rowsLoaded }) => sum + rowsLoaded, 0) }))
}, cachePath === undefined ? {} : { cachePath })
