import { expect, test } from 'vitest'
import { readMemoryOption } from '../../../../electron/cli/options/memorySyntax'
import { files } from '../../../support/data/smallFolder'
import { withFolder } from '../../../support/data/folder'
import { printedBy, runProgram } from '../../../support/program/runProgram'

test.for([
  ['4GB', 4_000_000_000],
  ['1.5 gb', 1_500_000_000],
  ['1GiB', 1_073_741_824],
  ['256MB', 256_000_000],
  ['512MiB', 536_870_912],
] as const)('--memory %s is read as bytes', ([text, bytes]) => {
  expect(readMemoryOption(text)).toBe(bytes)
})

test.for(['4', '4 TB', 'GB', '-4GB', '4e9GB', '4GBs', ''])('--memory "%s" is refused', (text) => {
  expect(() => readMemoryOption(text)).toThrow('Use a number with MB, GB, MiB or GiB, such as 4GB.')
})

test('--memory is refused if nothing could be loaded with it', () => {
  expect(() => readMemoryOption('255MB')).toThrow('The database needs at least 256 MB.')
})

test('a report with little memory has the same numbers', () =>
  withFolder(files, async (folder) => {
    const report = ['report', folder, '--out', '-', '--columns', 'all']
    expect(await printedBy(...report, '--memory', '256MB')).toBe(await printedBy(...report))
    expect(await runProgram('report', folder, '--memory', 'much')).toMatchObject({ exitCode: 2 })
  }))
