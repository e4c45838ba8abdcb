import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { UserPreferences } from '../../../electron/userData/userPreferences'
import { defaultPreferences } from '../../../shared/preferences/preferences'
import { withFolder } from '../../support/data/folder'

test('a change is kept over restarts, and leaves the rest alone', () =>
  withFolder({}, async (folder) => {
    const preferences = UserPreferences.inFolder(join(folder, 'not', 'yet'))
    expect(await preferences.get()).toEqual(defaultPreferences)
    expect(await preferences.set({ theme: 'dark' })).toEqual({ ...defaultPreferences, theme: 'dark' })
    await preferences.set({ notifies: true })

    const expected = { ...defaultPreferences, theme: 'dark', notifies: true }
    expect(await UserPreferences.inFolder(join(folder, 'not', 'yet')).get()).toEqual(expected)
    expect(await readdir(join(folder, 'not', 'yet'))).toEqual(['preferences.json'])
  }))

test('changes at the same time are all kept', () =>
  withFolder({}, async (folder) => {
    const preferences = UserPreferences.inFolder(folder)
    await Promise.all([
      preferences.set({ theme: 'light' }),
      preferences.set({ notifies: true }),
      preferences.set({ rerunsAutomatically: true }),
    ])
    expect(JSON.parse(await readFile(join(folder, 'preferences.json'), 'utf8'))).toEqual({
      ...defaultPreferences,
      theme: 'light',
      notifies: true,
      rerunsAutomatically: true,
    })
  }))

test('whoever ends the program can wait until the last change is kept', () =>
  withFolder({}, async (folder) => {
    const preferences = UserPreferences.inFolder(folder)
    await preferences.whenKept()
    void preferences.set({ theme: 'light' })
    void preferences.set({ theme: 'dark' })
    await preferences.whenKept()
    expect(JSON.parse(await readFile(join(folder, 'preferences.json'), 'utf8'))).toEqual({ ...defaultPreferences, theme: 'dark' })
  }))

test('a file broken in part gives the rest', () =>
  withFolder({}, async (folder) => {
    await writeFile(join(folder, 'preferences.json'), '{"theme":"dark","notifies":"yes","future":1}')
    expect(await UserPreferences.inFolder(folder).get()).toEqual({ ...defaultPreferences, theme: 'dark' })
  }))

test('what cannot be written holds for the session', () =>
  withFolder({}, async (folder) => {
    await mkdir(join(folder, 'preferences.json'))
    const complaint = vi.spyOn(console, 'error').mockReturnValue()
    const preferences = UserPreferences.inFolder(folder)
    await preferences.set({ theme: 'dark' })
    expect((await preferences.get()).theme).toBe('dark')
    expect(complaint).toHaveBeenCalledOnce()
    complaint.mockRestore()
  }))

test('in memory they are as good as new at every start', async () => {
  const preferences = UserPreferences.inMemory()
  await preferences.set({ theme: 'dark' })
  expect((await preferences.get()).theme).toBe('dark')
  expect(await UserPreferences.inMemory().get()).toEqual(defaultPreferences)
})
