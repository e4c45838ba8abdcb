import { writeSampleData } from './sampleData'
import { sampleDataFolder } from '../program/programFolder'

// Makes resources/sample-data anew: `npm run sample-data`.
await writeSampleData(sampleDataFolder)
