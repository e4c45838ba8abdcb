import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { programFolder } from '../program/programFolder'

// `npm run chaos -- [--seconds 600] [--seed 1]` runs test/chaos.test.ts for so long and prints what was counted.

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '600' }, seed: { type: 'string', default: '1' } } })
const vitest = join(programFolder, 'node_modules', 'vitest', 'vitest.mjs')
const { status } = spawnSync(process.execPath, [vitest, 'run', '--config', 'test/vitest.config.ts', 'test/chaos.test.ts'], {
  cwd: programFolder,
  stdio: 'inherit',
  env: { ...process.env, CHAOS_SECONDS: values.seconds, CHAOS_SEED: values.seed },
})
process.exitCode = status ?? 1
