import { Option, type Command } from 'commander'
import type { DateOrder, Mapping, WeekdayNumbering } from '../../../shared/folder/mapping'
import { specialDayChoices, type SpecialDayChoice } from '../../../shared/folder/specialDays'
import { mapSyntax, readMapOption } from './mapSyntax'
import { readMemoryOption } from './memorySyntax'
import { dateChoices, readStatusOption, statusSyntax, weekdayChoices } from './readingSyntax'

/** The options of every command that reads a folder. */
export interface FolderOptions {
  /** The DuckDB file that keeps the reports; absent to keep them in memory. */
  readonly history?: string
  /** The folder that keeps what was read from files; absent to keep nothing. */
  readonly cache?: string
  /** Bytes of memory that the database may use; absent for what the computer can spare. */
  readonly memory?: number
  readonly map?: Mapping
  readonly weekdays?: WeekdayNumbering
  readonly dates?: DateOrder
  readonly specialDays?: SpecialDayChoice
  /** Files of exceptions besides those of the folder. */
  readonly exceptions?: readonly string[]
  readonly status?: Mapping['statuses']
  readonly unpackAll?: true
  readonly strict?: true
}

export const folderArgument = ['<folder>', 'folder with the CSV files'] as const

/** Adds the options that say what files and values mean. Each use of `--map` and `--status` adds to those before. */
export function addMappingOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--map <mapping>',
        `assign a file to a table if headers are ambiguous: ${mapSyntax}, such as polls=data.csv:status=state (repeatable)`,
      ).argParser(readMapOption),
    )
    .addOption(
      new Option('--weekdays <numbering>', 'how weekdays are numbered: monday0 and sunday0 begin with 0, iso is 1 for Monday, and sunday1 is 1 for Sunday')
        .choices(weekdayChoices),
    )
    .addOption(new Option('--dates <order>', 'order of day and month in dates such as 1/2/2023').choices(dateChoices))
    .addOption(new Option('--special-days <which>', 'what counts on dates with both special hours and a closed day').choices(specialDayChoices))
    .addOption(
      new Option(
        '--status <words...>',
        `what words in the status column mean: ${statusSyntax}, such as active=up,ok inactive=down none=maintenance (repeatable)`,
      ).argParser(readStatusOption),
    )
    .option('--unpack-all', 'read packed files even if they unpack to more than 100 times their size')
}

/** Adds `--exceptions`, for files of closures and special hours that are not in the folder. */
export function addExceptionsOption(command: Command): Command {
  return command.option('--exceptions <file>', 'closures and special hours in a file outside the folder, besides those in the folder (repeatable)', append)
}

/** Adds `--cache`, with which unchanged files are not read again. */
export function addEngineOptions(command: Command): Command {
  return command
    .option('--memory <size>', 'let the database use at most this much memory, such as 4GB (default: most of what is free)', readMemoryOption)
    .option('--cache <folder>', 'keep what is read in this folder, outside the folder with the files, so that the next run does not read unchanged files again')
}

/** Adds a value of an option to those before. */
export function append(value: string, values: readonly string[] = []): readonly string[] {
  return [...values, value]
}

/** Adds `--strict`, for runs that nobody watches. */
export function addStrictOption(command: Command): Command {
  return command.option('--strict', 'end with exit code 3 if there are notices, after everything is written')
}

/** The mapping that the options stand for. */
export function mappingOf({ map, weekdays, dates, specialDays, status, unpackAll }: FolderOptions): Mapping {
  return {
    ...map,
    ...(unpackAll && { unpacking: 'all' as const }),
    ...(weekdays && { weekdays }),
    ...(dates && { dates }),
    ...(specialDays && { specialDays }),
    ...(status && { statuses: status }),
  }
}

/** The examples at the end of the help of a command. */
export function examples(...commands: readonly string[]): string {
  return ['', 'Examples:', ...commands.map((command) => `  $ store-monitor ${command}`)].join('\n')
}
