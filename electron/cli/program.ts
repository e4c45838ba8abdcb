import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, type CommanderError } from 'commander'
import { EngineError } from '../engine/core/errors'
import { zoneEdition } from '../engine/time/zones'
import { addCompletion } from './commands/completion'
import { addHelp } from './commands/help'
import { addInspect } from './commands/inspect'
import { addIssues } from './commands/issues'
import { addReport } from './commands/report'
import { addServe } from './commands/serve'
import { addTimeline } from './commands/timeline'
import { addWindow } from './commands/window'
import { oneLine } from './terminal/printError'

const exitCodesHelp = `
Exit codes: 0 done, 2 wrong usage, 3 unusable data, 4 no history, 1 other error.
Ctrl+C: exit 0 for serve, window and --watch; otherwise 1.`

/**
 * The command line with its commands and options. Parsing throws a `CommanderError` for wrong usage, INVALID_INPUT if no
 * command is named, and the errors of the commands.
 */
export function createProgram(programFolder: string): Command {
  const program = new Command('store-monitor')
    .description('Uptime and downtime of every store during its business hours, from a folder of CSV files.')
    .version(readVersion(programFolder), '--version', 'display the versions of the program and of its time zones')
    .helpCommand(false)
    .addHelpText('after', exitCodesHelp)
    .exitOverride((error) => {
      if (!isWithoutCommand(error)) throw error
      const names = program.commands.map((command) => command.name())
      throw new EngineError('INVALID_INPUT', `Name a command: ${names.join(', ')}.`)
    })
    .configureOutput({
      outputError: (message) => process.stderr.write(oneLine(message)),
      // Commander writes only one thing here: the help if a command is missing. The error replaces it.
      writeErr: () => undefined,
    })
    .hook('preAction', (_, command) => refuseEmptyValues(command))
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

function readVersion(programFolder: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(programFolder, 'package.json'), 'utf8'))
  return `${version} (time zones: IANA ${zoneEdition().version})`
}

/** Whether commander has shown the help of the program because no command was named. */
function isWithoutCommand({ code, exitCode }: CommanderError): boolean {
  return code === 'commander.help' && exitCode !== 0
}

/**
 * Refuses empty values. In a script they usually come from a variable that is not set. An empty path would mean the
 * current folder, and an empty host every address of the computer.
 */
function refuseEmptyValues(command: Command): void {
  for (const [index, argument] of command.registeredArguments.entries()) {
    if (command.args[index] === '') command.error(`error: argument '${argument.name()}' is empty`)
  }
  for (const option of command.options) {
    const name = option.attributeName()
    const values: unknown = command.getOptionValue(name)
    if (![values].flat().includes('')) continue
    command.error(`error: ${command.getOptionValueSource(name) === 'env' ? option.envVar : `option '${option.flags}'`} is empty`)
  }
}
