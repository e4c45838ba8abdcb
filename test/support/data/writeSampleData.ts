import { writeSampleData } from './sampleData'
import { sampleDataFolder } from '../program/programFolder'

// Writes resources/sample-data again: `npm run sample-data`.
await writeSampleData(sampleDataFolder)
