import { expect, test, vi } from 'vitest'
import { withFolder } from '../data/folder'
import { missingForDesktop } from './desktopTools'
import { findElectron } from './findElectron'

const none = { PATH: '/nowhere' }

test.runIf(process.platform === 'linux')('the tests of the desktop name every program that they need and do not find', () =>
  withFolder({ electron: '', xdotool: '', openbox: '' }, async (folder) => {
    const getUser = vi.spyOn(process, 'getuid').mockReturnValue(1000)
    const chosen = { ...none, STORE_MONITOR_ELECTRON: folder }
    expect(missingForDesktop(chosen)).toEqual(['Xvfb', 'openbox', 'xdotool'])
    expect(missingForDesktop({ ...chosen, PATH: `/nowhere:${folder}` })).toEqual(['Xvfb'])
    getUser.mockReturnValue(0)
    expect(missingForDesktop({ ...chosen, PATH: folder })).toEqual(['Xvfb', 'a user other than root'])
    getUser.mockRestore()
  }),
)

test('a folder without Electron is an error if STORE_MONITOR_ELECTRON names it', () => {
  expect(() => findElectron({ STORE_MONITOR_ELECTRON: '/nowhere' })).toThrow(
    /^STORE_MONITOR_ELECTRON is set, but \/nowhere\/\S+ does not exist\.$/,
  )
})
