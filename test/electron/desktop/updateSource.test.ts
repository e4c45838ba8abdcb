import { describe, expect, test } from 'vitest'
import { notesOf, updateSource } from '../../../electron/desktop/updateSource'
import { isUpdateAddress } from '../../../shared/preferences/updateAddress'

test.for([
  ['https://updates.example/store-monitor', true],
  ['https://updates.example', true],
  ['http://127.0.0.1:8080/', true],
  ['http://localhost/feed', true],
  ['http://[::1]:80/', true],
  ['', false],
  ['http://updates.example/', false],
  ['http://127.0.0.1:80@updates.example/', false],
  ['http://127.0.0.1.updates.example/', false],
  ['http://localhost.example/', false],
  ['https://user@updates.example/', false],
  ['https:///feed', false],
  ['file:///tmp/feed', false],
  ['updates.example', false],
  ['https://updates.example/a b', false],
  [`https://updates.example/${'a'.repeat(2048)}`, false],
] as const)('updates can come from “%s”: %s', ([address, isUsable]) => {
  expect(isUpdateAddress(address)).toBe(isUsable)
})

describe('updates come from', () => {
  const chosen = 'https://chosen.example/'
  const given = 'https://given.example/'
  const appImage = { isPackaged: true, platform: 'linux', environment: { APPIMAGE: '/opt/Store.AppImage' } }

  test('the address that the user has chosen, on each system', () => {
    expect(updateSource(chosen, appImage)).toEqual({ address: chosen })
    for (const platform of ['win32', 'darwin']) expect(updateSource(chosen, { ...appImage, platform, environment: {} })).toEqual({ address: chosen })
  })

  test('the environment, before what the user has chosen', () => {
    const environment = { ...appImage.environment, STORE_MONITOR_UPDATES: given }
    expect(updateSource(chosen, { ...appImage, environment })).toEqual({ address: given })
  })

  test.for([
    ['a checkout', chosen, { ...appImage, isPackaged: false }, /from its sources/],
    ['a package of Linux', chosen, { ...appImage, environment: {} }, /The package manager of this system updates it/],
    ['no address', '', appImage, /There is no update address/],
    ['an unusable address', 'http://example.com', appImage, /The update address in Preferences is not/],
    [
      'an unusable address in the environment',
      chosen,
      { ...appImage, environment: { ...appImage.environment, STORE_MONITOR_UPDATES: 'ftp://x' } },
      /The environment variable STORE_MONITOR_UPDATES is not/,
    ],
  ] as const)('nowhere: %s', ([, address, installation, problem]) => {
    expect(updateSource(address, installation)).toEqual({ problem: expect.stringMatching(problem) })
  })
})

test('release notes are one text, without a change of its markup', () => {
  expect(notesOf('<b>New</b>')).toBe('<b>New</b>')
  expect(notesOf([{ version: '1.1.0', note: 'Faster' }, { version: '1.0.1', note: null }])).toBe('1.1.0\nFaster\n\n1.0.1\n')
  expect(notesOf(null)).toBe('')
  expect(notesOf('a'.repeat(3000))).toHaveLength(2001)
})
