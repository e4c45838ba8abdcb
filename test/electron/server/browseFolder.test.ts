import { mkdir, symlink } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { browseFolder } from '../../../electron/operations/browseFolder'
import { ask, type Answer } from '../../support/doors/ask'
import { openScriptDoor } from '../../support/doors/scriptDoor'
import { withFolder, writeFiles } from '../../support/data/folder'

const polls = 'store_id,timestamp_utc,status\n1001,2023-01-24 12:00:00 UTC,active\n'

/** Serves the folder `served` beside another one, and passes on a function that lists a folder of the server. */
async function withServed(use: (list: (path: string | null) => Promise<Answer>, parent: string) => Promise<void>) {
  await withFolder({ 'secret/polls.csv': polls, 'secret/salaries/sums.csv': polls }, async (parent) => {
    const served = join(parent, 'served')
    await writeFiles(served, {
      'polls.csv': polls,
      'notes.md': 'text',
      'north/polls.csv': polls,
      'north/hours.csv': polls,
      'south/2023/polls.csv': polls,
      'pictures/logo.png': '',
      '.hidden/polls.csv': polls,
    })
    await mkdir(join(served, 'empty'))
    await symlink(join(parent, 'secret'), join(served, 'out'))
    await symlink(join(served, 'north'), join(served, 'in'))
    const door = await openScriptDoor(served)
    await use((path) => ask(door.origin, { path: '/api/browseFolder', body: JSON.stringify({ path }) }), door.folder)
    await door.close()
  })
}

test('lists the folders with data or folders in the served folder, and how many data files each has', () =>
  withServed(async (list, served) => {
    const { status, body } = await list(null)
    expect(status).toBe(200)
    expect(JSON.parse(body).value).toEqual({
      folder: served,
      parent: null,
      dataFiles: 1,
      folders: [
        { name: 'north', path: join(served, 'north'), dataFiles: 2 },
        { name: 'south', path: join(served, 'south'), dataFiles: 0 },
      ],
      isCut: false,
    })
    const inside = await list(join(served, 'south'))
    expect(JSON.parse(inside.body).value).toMatchObject({ parent: served, folders: [{ name: '2023', dataFiles: 1 }] })
    // A path of its own starts in the served folder.
    expect(JSON.parse((await list('south')).body).value.folder).toBe(join(served, 'south'))
  }))

test('a server that may open any folder names folders by their absolute paths too', () =>
  withFolder({ 'polls.csv': polls, 'north/polls.csv': polls }, async (folder) => {
    const open = { startFolder: folder, admitFolder: (path: string) => Promise.resolve(path) }
    const listing = await browseFolder(relative(process.cwd(), folder), open)
    expect(listing).toMatchObject({ folder, parent: join(folder, '..'), folders: [{ path: join(folder, 'north') }] })
  }))

test('lists nothing outside the served folder, not even through links', () =>
  withServed(async (list, served) => {
    const outside = ['..', '../secret', 'north/../..', join(served, '..', 'secret'), '/', '/etc', 'out', 'out/salaries', join(served, 'out')]
    const answers = await Promise.all(outside.map(list))
    const [first = { body: '' }] = answers
    expect(answers.map(({ status }) => status)).toEqual(outside.map(() => 403))
    // The message does not tell whether a folder exists.
    expect(new Set(answers.map(({ body }) => body))).toEqual(new Set([first.body]))
    expect((await list('../nowhere')).body).toBe(first.body)
    expect(first.body).not.toContain('salaries')
    expect((await list('polls.csv')).status).toBe(422)
  }))

test('looks at no more than 200 folders', () =>
  withServed(async (list, served) => {
    const names = Array.from({ length: 201 }, (_, index) => `many/${String(index).padStart(3, '0')}/polls.csv`)
    await writeFiles(served, Object.fromEntries(names.map((name) => [name, polls])))
    const { folders, isCut } = JSON.parse((await list('many')).body).value
    expect([folders.length, folders.at(-1).name, isCut]).toEqual([200, '199', true])
  }))
