// Usage: node runCache.mjs <cache> <maximum bytes> <times> <folder>...
import { importSource } from '../program/importSource.mjs'

const [cachePath, maximumBytes, times, ...folders] = process.argv.slice(2)
const { openFolders } = await importSource('test/support/chaos/openFolders.ts')
await openFolders(cachePath, Number(maximumBytes), folders, Number(times))
process.exit()
