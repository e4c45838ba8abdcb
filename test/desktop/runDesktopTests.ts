import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { programFolder } from '../support/program/programFolder'
import { missingForDesktop } from '../support/desktop/desktopTools'

const missing = missingForDesktop()
if (missing.length > 0) {
  console.log(`The tests of the desktop are left out. They need: ${missing.join(', ')}.`)
} else {
  const vitest = join(programFolder, 'node_modules', 'vitest', 'vitest.mjs')
  const config = join(import.meta.dirname, 'vitest.config.ts')
  const { status } = spawnSync(process.execPath, [vitest, 'run', '--config', config, ...process.argv.slice(2)], {
    cwd: programFolder,
    stdio: 'inherit',
  })
  process.exitCode = status ?? 1
}
