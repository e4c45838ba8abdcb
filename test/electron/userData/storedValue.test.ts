import { mkdir, readdir, readFile, rmdir, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { StoredValue } from '../../../electron/userData/storedValue'
import { withFolder } from '../../support/data/folder'

/** A list of words; undefined for everything else. */
function readWords(stored: unknown): readonly string[] | undefined {
  return Array.isArray(stored) ? stored.filter((word) => typeof word === 'string') : undefined
}

const say = vi.fn<(problem: string) => void>()
beforeEach(() => say.mockReset())

const wordsIn = (path: string | null): StoredValue<readonly string[]> => new StoredValue({ read: readWords, missing: [] }, path, say)
const adding = (word: string) => (words: readonly string[]) => [...words, word]
const writtenTo = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'))

test('a change is written to the file, whose folder is made, and read at the next start', () =>
  withFolder({}, async (folder) => {
    const path = join(folder, 'not', 'yet', 'words.json')
    const words = wordsIn(path)
    expect(await words.get()).toEqual([])
    expect(await words.change(adding('one'))).toEqual(['one'])
    expect(await words.change(adding('two'))).toEqual(['one', 'two'])
    expect(await readFile(path, 'utf8')).toBe('[\n  "one",\n  "two"\n]\n')
    expect(await wordsIn(path).get()).toEqual(['one', 'two'])
    expect((await readdir(join(folder, 'not', 'yet'))).toSorted()).toEqual(['words.json', 'words.json.bak'])
  }))

describe('a file that was cut off, or does not hold such a value', () => {
  test.for(['', '[\n  "one",', '\0\0\0\0', 'null', '{"words": []}', '7'])('%j is set aside, and the last copy takes its place', (content) =>
    withFolder({}, async (folder) => {
      const path = join(folder, 'words.json')
      await wordsIn(path).change(adding('one'))
      await wordsIn(path).change(adding('two'))
      await writeFile(path, content)
      const words = wordsIn(path)
      expect(await words.get()).toEqual(['one', 'two'])
      expect(await writtenTo(path)).toEqual(['one', 'two'])
      const aside = (await readdir(folder)).find((name) => name.startsWith('words.json.damaged-')) ?? ''
      expect(await readFile(join(folder, aside), 'utf8')).toBe(content)
      expect(say.mock.calls).toEqual([[`${path} was damaged and is now ${join(folder, aside)}. Its last copy is used.`]])
      await words.change(adding('three'))
      expect(await wordsIn(path).get()).toEqual(['one', 'two', 'three'])
    }),
  )

  test.for([undefined, 'null', '['])('is set aside without a copy too, or with the copy %j', (copy) =>
    withFolder({ ...(copy !== undefined && { 'words.json.bak': copy }) }, async (folder) => {
      const path = join(folder, 'words.json')
      await writeFile(path, '[')
      expect(await wordsIn(path).get()).toEqual([])
      expect((await readdir(folder)).filter((name) => name !== 'words.json.bak')).toEqual([expect.stringMatching(/^words\.json\.damaged-/)])
      expect(say).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/There is no copy, so its contents are lost\.$/))
    }),
  )

  test('is restored once, also if it is read several times at once', () =>
    withFolder({ 'words.json': 'null', 'words.json.bak': '["one"]' }, async (folder) => {
      const words = wordsIn(join(folder, 'words.json'))
      expect(await Promise.all([words.get(), words.get(), words.change(adding('two')), words.get()])).toEqual([['one'], ['one'], ['one', 'two'], ['one', 'two']])
      expect(say).toHaveBeenCalledOnce()
      expect((await readdir(folder)).filter((name) => name.includes('damaged'))).toHaveLength(1)
    }))
})

test('the copy takes the place of a file that is missing', () =>
  withFolder({ 'words.json.bak': '["one"]' }, async (folder) => {
    const path = join(folder, 'words.json')
    expect(await wordsIn(path).get()).toEqual(['one'])
    expect(await writtenTo(path)).toEqual(['one'])
    expect(say).toHaveBeenCalledExactlyOnceWith(`${path} was missing. Its last copy is used.`)
  }))

test('nothing is said at the first start', () =>
  withFolder({}, async (folder) => {
    expect(await wordsIn(join(folder, 'words.json')).get()).toEqual([])
    expect(say).not.toHaveBeenCalled()
  }))

test.skipIf(process.platform === 'win32')('only the user can read the file', () =>
  withFolder({}, async (folder) => {
    const path = join(folder, 'mine', 'words.json')
    await wordsIn(path).change(adding('one'))
    for (const [made, mode] of [[path, 0o600], [`${path}.bak`, 0o600], [join(folder, 'mine'), 0o700]] as const) {
      expect((await stat(made)).mode & 0o777).toBe(mode)
    }
  }),
)

test('concurrent changes do not lose one another', () =>
  withFolder({ 'words.json': '["zero"]' }, async (folder) => {
    const path = join(folder, 'words.json')
    const words = wordsIn(path)
    const added = Array.from({ length: 50 }, (_, index) => String(index))
    const results = await Promise.all(added.map((word) => words.change(adding(word))))
    expect(results.map((result) => result.length)).toEqual(added.map((_, index) => index + 2))
    expect(await writtenTo(path)).toEqual(['zero', ...added])
  }))

test('two programs that share a file do not lose the changes of each other', () =>
  withFolder({ 'words.json': '["zero"]' }, async (folder) => {
    const path = join(folder, 'words.json')
    const [first, second] = [wordsIn(path), wordsIn(path)]
    expect([await first.get(), await second.get()]).toEqual([['zero'], ['zero']])
    await first.change(adding('one'))
    await second.change(adding('two'))
    await Promise.all([first.whenKept(), second.whenKept()])
    expect(await first.get()).toEqual(['zero', 'one', 'two'])
    expect(await writtenTo(path)).toEqual(['zero', 'one', 'two'])
  }))

test('a value is read with the changes that are not written yet', () =>
  withFolder({}, async (folder) => {
    const words = wordsIn(join(folder, 'words.json'))
    const change = words.change(adding('one'))
    expect(await words.get()).toEqual(['one'])
    await change
  }))

test('a change that fails leaves the value as it was, and later changes work', () =>
  withFolder({}, async (folder) => {
    const path = join(folder, 'words.json')
    const words = wordsIn(path)
    const [, failed, last] = await Promise.allSettled([
      words.change(adding('one')),
      words.change(() => {
        throw new Error('no word')
      }),
      words.change(adding('two')),
    ])
    expect(failed).toMatchObject({ status: 'rejected', reason: { message: 'no word' } })
    expect(last).toEqual({ status: 'fulfilled', value: ['one', 'two'] })
    await words.whenKept()
    expect(await writtenTo(path)).toEqual(['one', 'two'])
  }))

test('a change that returns the same value writes nothing and calls no listener', () =>
  withFolder({}, async (folder) => {
    const words = wordsIn(join(folder, 'words.json'))
    const received: (readonly string[])[] = []
    await words.follow((value) => received.push(value))
    await words.change((current) => current)
    expect(received).toEqual([[]])
    expect(await readdir(folder)).toEqual([])
  }))

test('a listener hears the value now and after each change', async () => {
  const words = wordsIn(null)
  await words.change(adding('one'))
  const received: (readonly string[])[] = []
  await words.follow((value) => received.push(value))
  await words.change(adding('two'))
  expect(received).toEqual([['one'], ['one', 'two']])
})

test('whenKept waits until every change so far is written', () =>
  withFolder({}, async (folder) => {
    const path = join(folder, 'words.json')
    const words = wordsIn(path)
    await words.whenKept()
    void words.change(adding('one'))
    void words.change(adding('two'))
    await words.whenKept()
    expect(await writtenTo(path)).toEqual(['one', 'two'])
  }))

test('a value that cannot be written lasts for the session, and each failure is logged', () =>
  withFolder({}, async (folder) => {
    const path = join(folder, 'words.json')
    await mkdir(path)
    const log = vi.spyOn(console, 'error').mockReturnValue()
    const words = wordsIn(path)
    expect(await words.change(adding('one'))).toEqual(['one'])
    expect(await words.get()).toEqual(['one'])
    expect(log).toHaveBeenCalledExactlyOnceWith(`${path} could not be written:`, expect.any(Error))
    log.mockRestore()
  }))

test('a change to be kept fails as long as it cannot be written, and is written with the next one', () =>
  withFolder({}, async (folder) => {
    const path = join(folder, 'words.json')
    await mkdir(path)
    const log = vi.spyOn(console, 'error').mockReturnValue()
    const words = wordsIn(path)
    const refused = { code: 'WRITE_FAILED', message: `The file could not be written to ${path}: it is a folder. The change lasts until Store Monitor ends.` }
    await expect(words.save(adding('one'))).rejects.toMatchObject(refused)
    await expect(words.save((kept) => kept)).rejects.toMatchObject(refused)
    await rmdir(path)
    expect(await words.save(adding('two'))).toEqual(['one', 'two'])
    expect(await writtenTo(path)).toEqual(['one', 'two'])
    log.mockRestore()
  }))

test('a file that is a link stays one', () =>
  withFolder({ 'elsewhere.json': '[]' }, async (folder) => {
    const path = join(folder, 'words.json')
    await symlink(join(folder, 'elsewhere.json'), path)
    await wordsIn(path).change(adding('one'))
    expect(await writtenTo(join(folder, 'elsewhere.json'))).toEqual(['one'])
  }))

test('a value in memory is the default again at the next start', async () => {
  const words = wordsIn(null)
  await words.change(adding('one'))
  expect(await words.get()).toEqual(['one'])
  expect(await wordsIn(null).get()).toEqual([])
})
