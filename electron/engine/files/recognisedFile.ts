import type { FileStart } from './readFileHead'
import type { IssueCode } from './issueKinds'
import type { Recognition } from './recogniseHeader'

/** A recognised file. */
export interface CsvFile extends Omit<FileStart, 'layout' | 'recognition'>, Recognition {
  readonly path: string
  /** The path from the folder on, with `/`. */
  readonly name: string
}

/** A file that was looked at and is not read. */
export interface IgnoredFile {
  /** The path from the folder on, with `/`. */
  readonly name: string
  readonly code: IssueCode
  /** The names of its columns; none where it has no rows. */
  readonly header: readonly string[]
}

/** What is made of the files of a folder. */
export interface CsvFolder {
  readonly files: readonly CsvFile[]
  readonly ignored: readonly IgnoredFile[]
}
