#!/usr/bin/env node
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CommanderError } from 'commander'
import { exitCodeOf, exitCodes } from './terminal/exitCodes'
import { sayError } from './terminal/sayError'
import { isClosedPipe } from './commands/useFolder'
import { EngineError, fileProblem } from '../engine/core/errors'
import { createProgram } from './program'

const programFolder = join(dirname(fileURLToPath(import.meta.url)), '../..')

process.stdout.on('error', (error) => {
  if (isClosedPipe(error)) return
  sayError(new EngineError('WRITE_FAILED', `Standard output could not be written: ${fileProblem(error)}.`))
  process.exit(exitCodes.other)
})
// Where nothing can be said any more, the exit code still tells, and a server goes on.
process.stderr.on('error', () => undefined)

try {
  // Told the arguments, because commander would look for them one place earlier where Electron runs this as Node.
  await createProgram(programFolder).parseAsync(process.argv)
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage
  } else {
    const code = sayError(error)
    process.exitCode = exitCodeOf(code)
    // Output that nobody reads must not keep a program alive that was asked to end.
    if (code === 'CANCELLED') process.exit()
  }
}
