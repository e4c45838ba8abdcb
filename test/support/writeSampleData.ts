import { join } from 'node:path'
import { writeSampleData } from './sampleData'

// Makes resources/sample-data anew: `npm run sample-data`.
await writeSampleData(join(import.meta.dirname, '../../resources/sample-data'))
