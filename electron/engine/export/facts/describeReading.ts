import type { FileGroup } from '../../../../shared/folder/fileGroups'
import { formatCount } from './documentNumbers'

/** How many unused columns a document names. */
const maximumColumns = 30

/** Sentences that say how files were read and which of their columns were not used; empty if there is nothing to say. */
export function describeReading({ files, readings, unusedColumns }: FileGroup): readonly string[] {
  const more = unusedColumns.length - maximumColumns
  const names = unusedColumns.slice(0, maximumColumns).join(', ')
  const unused = names === '' ? [] : [`Columns not used: ${names}${more > 0 ? ` and ${formatCount(more)} more` : ''}`]
  const sentences = [...readings, ...unused]
  return files.length > 1 && sentences.length > 0 ? [`These ${formatCount(files.length)} files:`, ...sentences] : sentences
}
