import type { NewData } from '../../shared/folder/dataSet'
import { countOf } from '../format/numbers'
import { baseName } from '../format/paths'

const maximumFilesNamed = 3

function list(files: readonly string[]): string {
  const others = files.length - maximumFilesNamed
  return files.slice(0, maximumFilesNamed).join(', ') + (others > 0 ? ` and ${countOf(others, 'other file')}` : '')
}

/** Names the files of the open folder that were changed or removed. */
export function describeNewData({ folder, files, removed }: NewData): string {
  const changed = files.filter((file) => !removed.includes(file))
  const removal = removed.length > 0 && `${list(removed)} ${removed.length === 1 ? 'was' : 'were'} removed`
  if (changed.length === 0 && removal) return `Data is missing in ${baseName(folder)}: ${removal}.`
  return `New data in ${baseName(folder)}: ${list(changed)} changed${removal ? ` and ${removal}` : ''}.`
}
