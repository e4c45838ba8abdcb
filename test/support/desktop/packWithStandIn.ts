import { execFile } from 'node:child_process'
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { writeFiles } from '../data/folder'
import { programFolder } from '../program/programFolder'

/**
 * Stands in for the binary of Electron: as Node it is the Node of this test, which takes itself for Electron's; as
 * anything else it opens no window, but says with which arguments it was started.
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

/** Runs `npm run package` on the build as it is, with a stand-in for Electron, and tells the folder of the app in `folder`. */
export async function packWithStandIn(folder: string): Promise<string> {
  const electron = join(folder, 'electron')
  await writeFiles(electron, { electron: electronStandIn })
  await chmod(join(electron, 'electron'), 0o755)
  const output = join(folder, 'with a space')
  const options = [`-c.electronDist=${electron}`, `-c.directories.output=${output}`]
  // Without its pre-script, which would build anew what other tests run meanwhile.
  await promisify(execFile)('npm', ['run', 'package', '--ignore-scripts', '--', ...options], { cwd: programFolder })
  return join(output, 'linux-unpacked')
}
