import { Option } from 'commander'
import type { Mapping } from '../../../shared/folder/mapping'
import { mapSyntax, readMapOption } from './mapSyntax'

/** The options of every command that reads a folder. */
export interface FolderOptions {
  /** The DuckDB file that keeps the reports; absent to keep them in memory. */
  readonly history?: string
  readonly map?: Mapping
}

export const folderArgument = ['<folder>', 'folder with the CSV files'] as const

/** Option `--map`, which is repeatable: each use adds to those before. */
export function mapOption(): Option {
  return new Option(
    '--map <mapping>',
    `assign a file to a table if headers are ambiguous: ${mapSyntax}, such as polls=data.csv:status=state (repeatable)`,
  ).argParser(readMapOption)
}

/** The examples at the end of the help of a command. */
export function examples(...commands: readonly string[]): string {
  return ['', 'Examples:', ...commands.map((command) => `  $ store-monitor ${command}`)].join('\n')
}
