import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

/**
 * Starts a desktop for the specs of a run: an X server without a screen, and a window manager. Sets the environment for the
 * programs that run on it. Returns a function that ends it.
 */
export default async function startDesktopSession(): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), 'store-monitor-desktop-'))
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a fourth pipe of a child can be read and written
  const display = await firstLine(server, server.stdio[3] as Readable)
  Object.assign(process.env, {
    HOME: home,
    DISPLAY: `:${display}`,
    // Dialogs of GTK instead of those of a desktop that the user may be at.
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    LANG: 'C.UTF-8',
  })
  delete process.env['WAYLAND_DISPLAY']
  const windowManager = spawn('openbox', ['--sm-disable', '--startup', 'echo started'], { stdio: ['ignore', 'pipe', 'ignore'] })
  await firstLine(windowManager, windowManager.stdout)
  return async () => {
    await Promise.all([windowManager, server].map((program) => end(program)))
    await rm(home, { recursive: true, force: true })
  }
}

/** The first line that a program prints. Throws if it ends before. */
async function firstLine(program: ChildProcess, output: Readable): Promise<string> {
  const lines = createInterface(output)
  const line = await Promise.race([once(lines, 'line'), once(program, 'exit').then(() => null)])
  if (line === null) throw new Error(`${program.spawnfile} ended at once`)
  return String(line[0])
}

async function end(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return
  const ended = once(program, 'exit')
  program.kill()
  await ended
}
