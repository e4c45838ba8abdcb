import { execFile } from 'node:child_process'
import { chmod, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { extractAll } from '@electron/asar'
import { writeFiles } from '../data/folder'
import { programFolder } from '../program/programFolder'

/** Stands before the fuses in the binary of Electron, with their version and number in between. */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** The fuses in the order of the binary. */
const fuseNames = [
  'runAsNode',
  'cookieEncryption',
  'nodeOptions',
  'nodeCliInspect',
  'embeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const

/**
 * A stand-in for the binary of Electron. Run as Node, it is the Node of this test with the version of Electron. Otherwise
 * it prints its arguments and opens no window. All of its fuses are on.
 */
const electronStandIn = `
  #!/bin/sh
  if [ -n "$ELECTRON_RUN_AS_NODE" ]; then
    STAND_IN="$0" exec '${process.execPath}' --import 'data:text/javascript,
      Object.defineProperty(process, "versions", { value: { ...process.versions, electron: "45.4.1" } });
      process.execPath = process.env.STAND_IN
    ' "$@"
  fi
  echo "window [$*]"
  exit
  ${fuseSentinel}\u0001\u0008${'1'.repeat(fuseNames.length)}
`

/** The fuses of a packaged app that are on. */
export async function fusesOf(app: string): Promise<readonly string[]> {
  const binary = await readFile(join(app, 'store-monitor'), 'latin1')
  const states = binary.slice(binary.indexOf(fuseSentinel) + fuseSentinel.length + 2)
  return fuseNames.filter((_name, index) => states[index] === '1')
}

/**
 * Runs `npm run package` on the existing build with a stand-in for Electron. Returns the folder of the app in `folder`. Its
 * archive is a folder of the same name, because only Electron reads archives.
 */
export async function packWithStandIn(folder: string): Promise<string> {
  const electron = join(folder, 'electron')
  await writeFiles(electron, {
    electron: electronStandIn,
    LICENSE: 'Licence of Electron',
    'LICENSES.chromium.html': 'Licences of Chromium',
    'locales/de.pak': '',
    'locales/en-US.pak': '',
  })
  await chmod(join(electron, 'electron'), 0o755)
  const output = join(folder, 'with a space')
  const options = [`-c.electronDist=${electron}`, `-c.directories.output=${output}`]
  // Its pre-script is skipped, because it would rebuild what other tests are running.
  await promisify(execFile)('npm', ['run', 'package', '--ignore-scripts', '--', ...options], { cwd: programFolder })
  const app = join(output, 'linux-unpacked')
  const archive = join(app, 'resources', 'app.asar')
  extractAll(archive, `${archive}.extracted`)
  await rm(archive)
  await rename(`${archive}.extracted`, archive)
  return app
}
