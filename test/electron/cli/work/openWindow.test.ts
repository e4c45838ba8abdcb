import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { programFolder } from '../../../support/program/programFolder'
import { withFolder } from '../../../support/data/folder'

/** Starts the command `window`, waits for its address, and presses Ctrl+C. */
async function startAndStop(environment: Readonly<Record<string, string>>) {
  return withFolder({}, async (dataFolder) => {
    const { DISPLAY: _display, WAYLAND_DISPLAY: _waylandDisplay, ...others } = process.env
    const child = spawn(process.execPath, [join(programFolder, 'out', 'main', 'cli.js'), 'window'], {
      env: { ...others, ...environment, STORE_MONITOR_DATA: dataFolder },
    })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
      if (text.includes('Ctrl+C')) child.kill('SIGINT')
    })
    const [exitCode] = await once(child, 'close')
    return { exitCode, lines: output.trimEnd().split('\n') }
  })
}

const addressLine = /^Open http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43} in your browser\. Stop with Ctrl\+C\.$/

test.runIf(process.platform === 'linux').for([
  {
    situation: 'there is no display',
    environment: {},
    reason: 'There is no display. Serving the page to your browser instead.',
  },
  {
    situation: 'Electron does not start',
    environment: { DISPLAY: ':9', ELECTRON_OVERRIDE_DIST_PATH: '/nonexistent' },
    reason: 'The desktop window could not start. Serving the page to your browser instead.',
  },
])('window serves the page until Ctrl+C if $situation', async ({ environment, reason }) => {
  const { exitCode, lines } = await startAndStop(environment)
  expect(lines).toEqual([reason, expect.stringMatching(addressLine)])
  expect(exitCode).toBe(0)
})
