import type { Engine } from '../../../electron/engine/engine'
import type { Mapping } from '../../../shared/folder/mapping'
import { withFolder, type Files } from './folder'

export const polls = 'store_id,timestamp_utc,status\n1,2023-01-24 12:00:00 UTC,active'
export const hours = 'store_id,day,start_time_local,end_time_local\n1,0,09:00:00,17:00:00'
export const zones = 'store_id,timezone_str\n1,Asia/Tokyo'

/** Polls with unusual column names, and their mapping. */
export const strange = 'shop;seen at;state\n1;2023-01-24 12:00:00 UTC;active\n2;2023-01-24 13:00:00 UTC;inactive'
export const strangeColumns = { store_id: 'shop', timestamp_utc: 'seen at', status: 'state' }

/** Loads a folder: `role file loaded` for each file that was read, and `file code` for each file that was not. */
export async function loadMapped(engine: Engine, folder: string, mapping: Mapping): Promise<readonly string[]> {
  const { files } = await engine.folder.open(folder, mapping)
  const issues = await engine.folder.require().issues({ offset: 0, limit: 100 })
  return [
    ...files.map(({ role, path, rowsLoaded }) => `${role} ${path.slice(folder.length + 1)} ${rowsLoaded}`),
    ...issues.filter(({ outcome }) => outcome === 'ignored').map(({ file, code }) => `${file} ${code}`),
  ]
}

export function loadMappedFiles(engine: Engine, files: Files, mapping: Mapping): Promise<readonly string[]> {
  return withFolder(files, (folder) => loadMapped(engine, folder, mapping))
}
