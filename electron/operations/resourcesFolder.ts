import { dirname, extname, join } from 'node:path'

/** The folder of the files that are read from disk. In the packaged app they lie beside the archive of the program. */
export function resourcesFolder(programFolder: string): string {
  return extname(programFolder) === '.asar' ? dirname(programFolder) : join(programFolder, 'resources')
}
