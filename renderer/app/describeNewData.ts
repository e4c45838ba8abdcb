import type { NewData } from '../../shared/folder/dataSet'
import { countOf } from '../format/numbers'
import { baseName } from '../format/paths'

const filesNamed = 3

function list(files: readonly string[]): string {
  const others = files.length - filesNamed
  return files.slice(0, filesNamed).join(', ') + (others > 0 ? ` and ${countOf(others, 'other file')}` : '')
}

/** What has happened to the files of the open folder. */
export function describeNewData({ folder, files, removed }: NewData): string {
  const there = files.filter((file) => !removed.includes(file))
  const gone = removed.length > 0 && `${list(removed)} ${removed.length === 1 ? 'was' : 'were'} removed`
  if (there.length === 0 && gone) return `Data of ${baseName(folder)} is gone: ${gone}.`
  return `New data in ${baseName(folder)}: ${list(there)} changed${gone ? `, ${gone}` : ''}.`
}
