import { expect, test } from 'vitest'
import { folderArgument, handedFolder, isTooLong } from '../../../electron/desktop/folderArgument'

test.for([
  [['/opt/store-monitor'], null, null],
  [['/opt/store-monitor', '/data/polls'], null, '/data/polls'],
  [['/opt/store-monitor', '--enable-logging', '/data/polls', '/data/others'], null, '/data/polls'],
  [['/opt/store-monitor', '/data/polls/../fleet'], null, '/data/fleet'],
  [['/opt/store-monitor', 'file:///data/my%20polls'], null, '/data/my polls'],
  [['/opt/store-monitor', 'file://elsewhere/data'], null, null],
  [['electron', '/src/store-monitor'], '/src/store-monitor', null],
  [['electron', '--inspect=0', '-r', '/loader.js', '/src/store-monitor/', '/data/polls'], '/src/store-monitor', '/data/polls'],
  [['vitest', 'run'], '/src/store-monitor', null],
] as const)('the command line %j of %s names the folder %s', ([commandLine, programFolder, folder]) => {
  expect(folderArgument(commandLine, programFolder)).toBe(folder)
})

test('a relative path is one from the current folder', () => {
  expect(folderArgument(['store-monitor', 'polls'], null)).toBe(`${process.cwd()}/polls`)
})

test.for([
  [{ folder: '/data/polls' }, '/data/polls'],
  [{ folder: null }, null],
  [{ folder: 'polls' }, null],
  [{ folder: `/${'a'.repeat(4096)}` }, null],
  [{ folder: ['/data/polls'] }, null],
  ['/data/polls', null],
  [undefined, null],
] as const)('what another start hands over is checked: %j', ([handed, folder]) => {
  expect(handedFolder(handed)).toBe(folder)
})

test('a command line is too long for a running program if it names many folders', () => {
  const folders = Array.from({ length: 1000 }, (_, index) => `/data/polls/${index}`)
  expect(isTooLong(['store-monitor', ...folders])).toBe(true)
  expect(isTooLong(['store-monitor', `/${'a'.repeat(4095)}`])).toBe(false)
})
