import type { FileGroup } from '../../../../shared/folder/fileGroups'
import { formatCount } from './documentNumbers'

/** How many unused columns a document names. */
const maximumColumns = 30

/** Sentences that say how files were read and which of their columns were not used; empty if there is nothing to say. */
export function describeReading(group: FileGroup): readonly string[] {
  const { length } = group.files
  const sentences = readingSentences(group, maximumColumns)
  return length > 1 && sentences.length > 0 ? [`These ${formatCount(length)} files:`, ...sentences] : sentences
}

/** The same sentences without the number of files, and with the names of at most `maximum` unused columns. */
export function readingSentences({ readings, unusedColumns }: FileGroup, maximum = Infinity): readonly string[] {
  const more = unusedColumns.length - maximum
  const names = unusedColumns.slice(0, maximum).join(', ')
  return names === '' ? readings : [...readings, `Columns not used: ${names}${more > 0 ? ` and ${formatCount(more)} more` : ''}`]
}
