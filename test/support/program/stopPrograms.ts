import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect } from 'vitest'
import { startProgram, withoutNotices } from './runProgram'

/** One usable poll, and one unusable poll for every store. */
export const folderOf = (count: number) => ({
  'polls.csv': `store_id,timestamp_utc,status\n0,2023-01-24 12:00:00 UTC,active\n${'0,yesterday,active\n'.repeat(count)}`,
  'zones.csv': `store_id,timezone_str\n${Array.from({ length: count }, (_, store) => `${store},Asia/Tokyo\n`).join('')}`,
})

export const stores = 150_000
/** Enough rows that writing their issues takes a while. */
export const manyRows = folderOf(stores)
/** Enough rows that their issues and their report fill a pipe that nobody reads. */
export const pipeful = folderOf(20_000)

type Program = ReturnType<typeof startProgram>

const usualTemporary = process.env['TMPDIR']

/** Programs with a separate temporary folder for all tests of a file, and a way to stop them. */
export function useStoppedPrograms() {
  let temporary: string

  beforeAll(async () => {
    temporary = await mkdtemp(join(tmpdir(), 'store-monitor-test-'))
  })

  afterAll(() => rm(temporary, { recursive: true, force: true }))

  function start(...programArguments: readonly string[]): Program {
    process.env['TMPDIR'] = temporary
    try {
      return startProgram(...programArguments)
    } finally {
      if (usualTemporary === undefined) delete process.env['TMPDIR']
      else process.env['TMPDIR'] = usualTemporary
    }
  }

  /** Presses Ctrl+C when `moment` resolves. Returns how the program ended and what it left in its temporary folder. */
  async function stopAt(program: Program, moment: Promise<unknown>, signal: NodeJS.Signals = 'SIGINT') {
    const errors = text(program.stderr)
    await moment
    expect(program.exitCode).toBeNull()
    const startedAt = performance.now()
    program.kill(signal)
    const [exitCode, deathSignal] = await once(program, 'exit')
    const milliseconds = performance.now() - startedAt
    program.stdout.destroy()
    expect(milliseconds).toBeLessThan(1000)
    return { end: exitCode ?? deathSignal, stderr: withoutNotices(await errors), leftovers: await readdir(temporary) }
  }

  return { temporary: () => temporary, start, stopAt }
}
