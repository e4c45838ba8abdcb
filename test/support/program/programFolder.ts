import { join } from 'node:path'

/** Where package.json, the build and the sample data are. */
export const programFolder = join(import.meta.dirname, '../../..')

export const sampleDataFolder = join(programFolder, 'resources/sample-data')
