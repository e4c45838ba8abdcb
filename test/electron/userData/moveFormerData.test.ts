import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { moveFormerData } from '../../../electron/userData/moveFormerData'
import { openEngine } from '../../../electron/userData/openEngine'
import { openUserData } from '../../../electron/userData/userData'
import { withFolder } from '../../support/data/folder'

test('what lies in the former data folder moves over, and nothing is written over', () =>
  withFolder(
    {
      'former/preferences.json': 'former',
      'former/recent-folders.json': 'former',
      'former/notes.txt': 'of the user',
      'present/preferences.json': 'present',
    },
    async (folder) => {
      const [former, present] = [join(folder, 'former'), join(folder, 'present')]
      const engine = await openEngine(former, openUserData(null))
      await engine.close()
      await moveFormerData(former, present)
      expect(await readFile(join(present, 'preferences.json'), 'utf8')).toBe('present\n')
      expect((await readdir(present)).toSorted()).toEqual(['preferences.json', 'recent-folders.json', 'reports.duckdb'])
      expect((await readdir(former)).toSorted()).toEqual(['notes.txt', 'preferences.json'])

      const moved = await openEngine(present, openUserData(null))
      expect(moved.historyProblem).toBeNull()
      await moved.close()
    },
  ))

test('a former history that cannot be opened stays where it is', () =>
  withFolder({ 'former/reports.duckdb': 'this is not a database' }, async (folder) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    await moveFormerData(join(folder, 'former'), join(folder, 'present'))
    expect(await readdir(join(folder, 'former'))).toEqual(['reports.duckdb'])
    expect(await readdir(join(folder, 'present'))).toEqual([])
    expect(log).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('is not a DuckDB file'))
    log.mockRestore()
  }))
