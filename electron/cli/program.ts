import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Argument, Command, InvalidArgumentError, Option, type CommanderError } from 'commander'
import { columnSetNames } from '../../shared/report/columns'
import { methods } from '../../shared/report/report'
import { completion, shells, type Shell } from './commands/completion'
import { inspect } from './commands/inspect'
import { issues } from './commands/issues'
import { mapSyntax, readMapOption } from './commands/mapOption'
import { report } from './commands/report'
import { oneLine } from './terminal/sayError'
import { timeline } from './commands/timeline'
import { EngineError } from '../engine/core/errors'
import type { ServeOptions } from './commands/serve'

const folderArgument = ['<folder>', 'folder with the CSV files'] as const
const asOfOption = new Option('--as-of <ISO>', 'instant the windows end at (default: the newest poll)').conflicts(['from', 'to'])
const fromOption = new Option('--from <ISO>', 'where one window begins that takes the place of the three; with --to')
const toOption = new Option('--to <ISO>', 'where that window ends; with --from')

const exitCodesHelp = `
Exit codes: 0 done, 2 wrong usage, 3 the data cannot be used, 1 anything else.
Ctrl+C ends what runs until then with 0, and all else with 1.`

/**
 * The command line: its commands, their arguments and options. Parsing throws a `CommanderError` for wrong usage, and
 * what the commands throw.
 */
export function createProgram(programFolder: string): Command {
  const program = new Command('store-monitor')
    .description('Uptime and downtime of every store inside its business hours, from a folder of CSV files.')
    .version(readVersion(programFolder), '--version', 'display the version')
    .helpCommand(false)
    .addHelpText('after', exitCodesHelp)
    .exitOverride((error) => {
      throw isWithoutCommand(error) ? new EngineError('INVALID_INPUT', `Name a command: ${commandNames(program).join(', ')}.`) : error
    })
    .configureOutput({
      outputError: (message) => process.stderr.write(oneLine(message)),
      // Only help that nobody asked for, where a command is missing; the error says that in one line.
      writeErr: () => undefined,
    })
    .hook('preAction', (_, command) => refuseEmpty(command))
  addReport(program)
  addInspect(program)
  addIssues(program)
  addTimeline(program)
  addServe(program, programFolder)
  addWindow(program, programFolder)
  addCompletion(program)
  addHelp(program)
  return program
}

function addReport(program: Command): void {
  program
    .command('report')
    .description('make the report of a folder')
    .argument(...folderArgument)
    .option('--out <file.csv>', 'write the report to this file; - for standard output')
    .option('--outages <file.csv>', 'write the outages of all stores to this file; - for standard output')
    .option('--html <file.html>', 'write the report as one page to read and print; - for standard output')
    .option('--issues <file.csv>', 'write the data issues to this file; - for standard output')
    .addOption(asOfOption)
    .addOption(fromOption)
    .addOption(toOption)
    .addOption(new Option('--method <method>', 'how uptime is computed').choices(methods).default('nearest'))
    .option('--store <id>', 'report this store only; may be given several times', addTo)
    .addOption(new Option('--columns <set>', 'columns of the file').choices(columnSetNames).default('standard'))
    .addOption(mapOption())
    .option('--json', 'print what was read as one JSON object')
    .option('--history <file>', 'keep the report in this DuckDB file')
    .option('--watch', 'run again whenever the folder has changed and is stable, until Ctrl+C')
    .addHelpText('after', examples(
        'report polls --out report.csv',
        'report polls --outages outages.csv --html report.html',
        'report polls --json --as-of 2023-03-12T12:00:00Z',
        'report polls --json --map business-hours=business_hours.csv',
        'report polls --out - | sort -t , -k 7 -n -r | head',
        'report polls --out report.csv --watch',
      ))
    .action(report)
}

function addInspect(program: Command): void {
  program
    .command('inspect')
    .description('tell what is in a folder: files, rows, stores, time span and time zones')
    .argument(...folderArgument)
    .option('--json', 'print one JSON object')
    .addOption(mapOption())
    .addHelpText('after', examples('inspect polls', 'inspect polls --json'))
    .action(inspect)
}

function addIssues(program: Command): void {
  program
    .command('issues')
    .description('list the rows and files that could not be used as they are')
    .argument(...folderArgument)
    .option('--json', 'print one JSON object, one issue a line')
    .option('--out <file.csv>', 'write them to this file instead; - for standard output')
    .addOption(mapOption())
    .addHelpText('after', examples('issues polls', 'issues polls --out issues.csv'))
    .action(issues)
}

function addTimeline(program: Command): void {
  program
    .command('timeline')
    .description('show the outages and the open time of one store in the week before as-of, or in a window')
    .argument(...folderArgument)
    .argument('<store>', 'id of the store')
    .addOption(asOfOption)
    .addOption(fromOption)
    .addOption(toOption)
    .option('--json', 'print one JSON object, with polls, openings and offsets')
    .option('--out <file.csv>', 'write the outages and the stretches of open time as CSV; - for standard output')
    .addOption(mapOption())
    .addHelpText('after', examples('timeline polls 2133358211922467692', 'timeline polls 2133358211922467692 --out -'))
    .action(timeline)
}

// The server and its libraries are loaded where they are needed only; a report starts faster without them.
function addServe(program: Command, programFolder: string): void {
  program
    .command('serve')
    .description('serve the page and the API of a folder to browsers and scripts, until Ctrl+C')
    .argument('<folder>', 'folder with the CSV files; only it and the folders in it can be opened')
    .option('--port <number>', 'port to listen on; 0 for any (default: 8000, or the next one that is free)', readPort)
    .option('--host <host>', 'name or address to listen on; others than this computer need a token', '127.0.0.1')
    .option('--external-url <url>', 'address of a proxy in front that passes the Host header on; needs a token', readOrigin)
    .addOption(new Option('--token <token>', 'what callers have to show (default: a new one)').env('STORE_MONITOR_TOKEN'))
    .option('--no-token', 'let in everybody on this computer')
    .addOption(mapOption())
    .option('--history <file>', 'keep the reports in this DuckDB file')
    .option('--json', 'print the folder, the addresses and a new token as one JSON object')
    .addHelpText('after', examples('serve polls', 'serve polls --no-token --port 9000'))
    .action(async (folder: string, options: ServeOptions) => {
      const { serve } = await import('./commands/serve')
      await serve(programFolder, folder, options)
    })
}

function addWindow(program: Command, programFolder: string): void {
  program
    .command('window')
    .description('open the desktop window, or serve its page to a browser where there can be none')
    .addHelpText('after', examples('window'))
    .action(async () => {
      const { openWindow } = await import('./commands/openWindow')
      process.exitCode = await openWindow(programFolder)
    })
}

function addCompletion(program: Command): void {
  program
    .command('completion')
    .description('print what makes a shell complete commands, options and their values')
    .addArgument(new Argument('<shell>', 'the shell').choices(shells))
    .addHelpText('after', examples('completion bash >> ~/.bashrc', 'completion zsh >> ~/.zshrc', 'completion fish | source'))
    .action((shell: Shell) => completion(program, shell))
}

function addHelp(program: Command): void {
  program
    .command('help')
    .description('display help for a command')
    .addArgument(new Argument('[command]', 'the command').choices(commandNames(program)))
    .addHelpText('after', examples('help report'))
    .action((name?: string) => (program.commands.find((command) => command.name() === name) ?? program).help())
}

function commandNames(program: Command): readonly string[] {
  return program.commands.map((command) => command.name())
}

function readVersion(programFolder: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(programFolder, 'package.json'), 'utf8'))
  return version
}

/** Whether commander has shown the help of the program because no command was named. */
function isWithoutCommand({ code, exitCode }: CommanderError): boolean {
  return code === 'commander.help' && exitCode !== 0
}

/** What a script leaves empty is most often a variable that is not set; as a path it would be the current folder, as a host all of them. */
function refuseEmpty(command: Command): void {
  for (const [place, argument] of command.registeredArguments.entries()) {
    if (command.args[place] === '') command.error(`error: argument '${argument.name()}' is empty`)
  }
  for (const option of command.options) {
    const name = option.attributeName()
    const values: unknown = command.getOptionValue(name)
    if (![values].flat().includes('')) continue
    command.error(`error: ${command.getOptionValueSource(name) === 'env' ? option.envVar : `option '${option.flags}'`} is empty`)
  }
}

function examples(...commands: readonly string[]): string {
  return ['', 'Examples:', ...commands.map((command) => `  $ store-monitor ${command}`)].join('\n')
}

function addTo(value: string, values: readonly string[] = []): readonly string[] {
  return [...values, value]
}

/** Can be given several times; each adds to those before. */
function mapOption(): Option {
  return new Option(
    '--map <mapping>',
    `where headers do not tell which file is what: ${mapSyntax}, such as polls=data.csv:status=state; repeatable`,
  ).argParser(readMapOption)
}

function readOrigin(written: string): string {
  const url = URL.canParse(written) ? new URL(written) : null
  if (url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin
  throw new InvalidArgumentError('It is http:// or https:// with a name and no path, such as https://monitor.example.')
}

function readPort(written: string): number {
  const port = Number(written)
  if (/^\d+$/.test(written) && port < 65_536) return port
  throw new InvalidArgumentError('A port is a number from 0 to 65535.')
}
