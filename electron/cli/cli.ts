#!/usr/bin/env node
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CommanderError } from 'commander'
import { exitCodeOf, exitCodes } from './terminal/exitCodes'
import { printError } from './terminal/printError'
import { isClosedPipe } from './work/runOnFolder'
import { EngineError, fileProblem } from '../engine/core/errors'
import { withWindowCommand } from './options/windowCommand'
import { createProgram } from './program'

const programFolder = join(dirname(fileURLToPath(import.meta.url)), '../..')

process.stdout.on('error', (error) => {
  if (isClosedPipe(error)) return
  printError(new EngineError('WRITE_FAILED', `Could not write to standard output: ${fileProblem(error)}.`))
  process.exit(exitCodes.other)
})
// If standard error cannot be written, the exit code still reports an error, and a server keeps running.
process.stderr.on('error', () => undefined)

try {
  const program = createProgram(programFolder)
  // The arguments are passed because commander would skip one less of them when Electron runs this as Node.
  await program.parseAsync(withWindowCommand(process.argv, program))
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage
  } else {
    const code = printError(error)
    process.exitCode = exitCodeOf(code)
    // Output that nobody reads must not keep a cancelled program alive.
    if (code === 'CANCELLED') process.exit()
  }
}
