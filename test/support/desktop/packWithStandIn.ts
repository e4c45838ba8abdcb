import { execFile } from 'node:child_process'
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { writeFiles } from '../data/folder'
import { programFolder } from '../program/programFolder'

/**
 * A stand-in for the binary of Electron. Run as Node, it is the Node of this test with the version of Electron. Otherwise
 * it prints its arguments and opens no window.
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
`

/** Runs `npm run package` on the existing build with a stand-in for Electron. Returns the folder of the app in `folder`. */
export async function packWithStandIn(folder: string): Promise<string> {
  const electron = join(folder, 'electron')
  await writeFiles(electron, { electron: electronStandIn })
  await chmod(join(electron, 'electron'), 0o755)
  const output = join(folder, 'with a space')
  const options = [`-c.electronDist=${electron}`, `-c.directories.output=${output}`]
  // Its pre-script is skipped, because it would rebuild what other tests are running.
  await promisify(execFile)('npm', ['run', 'package', '--ignore-scripts', '--', ...options], { cwd: programFolder })
  return join(output, 'linux-unpacked')
}
