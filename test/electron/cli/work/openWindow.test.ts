import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { ask } from '../../../support/doors/ask'
import { programFolder } from '../../../support/program/programFolder'
import { withFolder } from '../../../support/data/folder'

/** Starts the program, waits for its address, looks at what it serves, and presses Ctrl+C. */
async function startAndStop(
  programArguments: readonly string[],
  environment: Readonly<Record<string, string>>,
  look: (address: URL) => Promise<void> = () => Promise.resolve(),
) {
  return withFolder({}, async (dataFolder) => {
    const { DISPLAY: _display, WAYLAND_DISPLAY: _waylandDisplay, ...others } = process.env
    const child = spawn(process.execPath, [join(programFolder, 'out', 'main', 'cli.js'), ...programArguments], {
      env: { ...others, ...environment, STORE_MONITOR_DATA: dataFolder },
    })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
      const [, address] = /Open (\S+) in your browser/.exec(text) ?? []
      if (address !== undefined) void look(new URL(address)).finally(() => child.kill('SIGINT'))
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
  const { exitCode, lines } = await startAndStop(['window'], environment)
  expect(lines).toEqual([reason, expect.stringMatching(addressLine)])
  expect(exitCode).toBe(0)
})

test.runIf(process.platform === 'linux').for([['a folder alone', []], ['window with a folder', ['window']]] as const)(
  '%s opens that folder',
  ([, command]) =>
    withFolder({}, async (folder) => {
      let opened: unknown
      await startAndStop([...command, relative(process.cwd(), folder)], {}, async (address) => {
        const { headers } = await ask(address.origin, { path: `/${address.search}` })
        const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? ''
        const question = { path: '/api/takeWantedFolder', headers: { cookie, 'content-type': 'application/json' }, body: '{}' }
        const answers = [await ask(address.origin, question), await ask(address.origin, question)]
        opened = answers.map(({ body }) => JSON.parse(body))
      })
      expect(opened).toEqual([{ ok: true, value: folder }, { ok: true, value: null }])
    }),
)
