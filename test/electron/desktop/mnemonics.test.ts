import { expect, test } from 'vitest'
import { withMnemonics } from '../../../electron/desktop/mnemonics'

const labels = (...given: readonly string[]): readonly (string | undefined)[] =>
  withMnemonics(given.map((label) => ({ label }))).map(({ label }) => label)

test('gives each item a letter that begins one of its words, or another one if all are taken', () => {
  expect(labels('Open Folder…', 'Open Recent', 'Report Settings…', 'Export…', 'Folders')).toEqual([
    '&Open Folder…',
    'Open &Recent',
    'Report &Settings…',
    '&Export…',
    '&Folders',
  ])
  expect(labels('Cut', 'Copy', 'Uc')).toEqual(['&Cut', 'C&opy', '&Uc'])
})

test('leaves items that have a letter, or no letter left', () => {
  expect(labels('E&xit', 'X', 'Text && Tables')).toEqual(['E&xit', 'X', '&Text && Tables'])
})

test('keeps separators, and everything else of an item', () => {
  const items = [{ type: 'separator' as const }, { id: 'find', label: 'Find', accelerator: 'CmdOrCtrl+F' }]
  expect(withMnemonics(items)).toEqual([items[0], { ...items[1], label: '&Find' }])
})
