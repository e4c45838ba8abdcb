import { Argument, type Command } from 'commander'
import { examples } from '../options/sharedOptions'

/** Adds the command `help`. The other commands must be added before, because it takes one of their names. */
export function addHelp(program: Command): void {
  const names = program.commands.map((command) => command.name())
  program
    .command('help')
    .description('display help for a command')
    .addArgument(new Argument('[command]', 'name of the command').choices([...names, 'help']))
    .addHelpText('after', examples('help report'))
    .action((name?: string) => (program.commands.find((command) => command.name() === name) ?? program).help())
}
