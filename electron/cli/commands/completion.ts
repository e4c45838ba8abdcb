import { Argument, type Command } from 'commander'
import { bashCompletion } from '../completion/bash'
import { completionModel, type CompletedCommand } from '../completion/completionModel'
import { fishCompletion } from '../completion/fish'
import { zshCompletion } from '../completion/zsh'
import { examples } from '../options/sharedOptions'

const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const satisfies Record<
  string,
  (commands: readonly CompletedCommand[]) => string
>

export function addCompletion(program: Command): void {
  program
    .command('completion')
    .description('print a shell completion script')
    .addArgument(new Argument('<shell>', 'name of the shell').choices(Object.keys(scripts)))
    .addHelpText('after', examples('completion bash >> ~/.bashrc', 'completion zsh >> ~/.zshrc', 'completion fish | source'))
    .action((shell: keyof typeof scripts) => void process.stdout.write(scripts[shell](completionModel(program))))
}
