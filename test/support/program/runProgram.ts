import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { isThorough } from '../thorough'
import { programFolder } from './programFolder'
import { runHere } from './runHere'
import './sourcesOfProgram'

export interface ProgramRun {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

const program = join(programFolder, 'out', 'main', 'cli.js')

/** Starts the built program with pipes for its output. */
export function startProgram(...programArguments: readonly string[]) {
  return spawn(process.execPath, [program, ...programArguments], { stdio: ['ignore', 'pipe', 'pipe'] })
}

/**
 * Runs the built program as users do, in a separate process, and waits for its end. Notices about the data are left out of
 * standard error, because most small folders have some.
 */
export function runProcess(...programArguments: readonly string[]): Promise<ProgramRun> {
  return quietly(endOf(startProgram(...programArguments)))
}

/** Runs the built program and waits for its end: at a desk in this process, because most of a run is its start. */
export function runProgram(...programArguments: readonly string[]): Promise<ProgramRun> {
  return isThorough ? runProcess(...programArguments) : quietly(runHere(program, programArguments))
}

async function quietly(run: Promise<ProgramRun>): Promise<ProgramRun> {
  const { stderr, ...ended } = await run
  return { ...ended, stderr: withoutNotices(stderr) }
}

/** What is on standard error besides notices about the data. */
export function withoutNotices(stderr: string): string {
  return stderr.replaceAll(/^notice: .*\n/gm, '')
}

/** Waits for a program to end and returns its output. */
export async function endOf(child: ChildProcessByStdio<null, Readable, Readable>): Promise<ProgramRun> {
  const [stdout, stderr, [exitCode]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { exitCode: Number(exitCode), stdout, stderr }
}

/** Runs the program and returns what it prints. Throws if it fails or prints to standard error. */
export async function printedBy(...programArguments: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await runProgram(...programArguments)
  if (exitCode !== 0 || stderr !== '') throw new Error(`${programArguments.join(' ')} ended with ${exitCode}: ${stderr}`)
  return stdout
}
