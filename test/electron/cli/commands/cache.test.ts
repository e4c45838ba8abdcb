import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { files } from '../../../support/data/smallFolder'
import { withFolder, writeFiles } from '../../../support/data/folder'
import { untilSettled } from '../../../support/engine/everything'
import { printedBy, runProgram } from '../../../support/program/runProgram'

test('a command keeps what it reads for the next one, with the form that the build gave it', () =>
  withFolder({}, async (parent) => {
    const [folder, cache] = [join(parent, 'data'), join(parent, 'cache')]
    await writeFiles(folder, files)
    await untilSettled(folder)
    const options = ['report', folder, '--out', '-', '--columns', 'all']
    const without = await printedBy(...options)
    expect(await printedBy(...options, '--cache', cache)).toBe(without)
    const names = await readdir(cache)
    expect(names).toHaveLength(2)
    expect(await printedBy(...options, '--cache', cache)).toBe(without)
    expect(await printedBy('issues', folder, '--json', '--cache', cache)).toBe(await printedBy('issues', folder, '--json'))
    expect(await readdir(cache)).toEqual(names)
    const manifest = await readFile(join(cache, names.find((name) => name.endsWith('.json')) ?? ''), 'utf8')
    expect(manifest).toMatch(/"form":"\[\\"[0-9a-f]{64}\\"/)
  }))

test('what is kept must not lie among the files that are read', () =>
  withFolder(files, async (folder) => {
    const cache = join(folder, 'cache')
    expect(await runProgram('report', folder, '--json', '--cache', cache)).toMatchObject({
      exitCode: 2,
      stderr: `error: The cache ${cache} is inside ${folder}, whose files are read. Choose another folder for it.\n`,
    })
    expect((await readdir(folder)).toSorted()).toEqual(Object.keys(files).toSorted())
  }))

test('a cache that cannot be used is said, and the report is made', () =>
  withFolder({}, async (parent) => {
    await writeFiles(join(parent, 'data'), files)
    await writeFiles(parent, { file: 'no folder' })
    const ended = await runProgram('report', join(parent, 'data'), '--json', '--cache', join(parent, 'file'))
    expect(ended).toMatchObject({ exitCode: 0 })
    expect(ended.stderr).toBe(`note: The cache ${join(parent, 'file')} is not a folder. The files are read without it.\n`)
  }))
