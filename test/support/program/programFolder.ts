import { join } from 'node:path'

/** The folder of package.json, the build and the sample data. */
export const programFolder = join(import.meta.dirname, '../../..')

export const sampleDataFolder = join(programFolder, 'resources/sample-data')
