import { describe, expect, test } from 'vitest'
import { isShortcut, shortcutLabel, type KeyPress } from '../../../renderer/commands/shortcuts'
import { commands } from '../../../shared/core/menuCommands'

const nothingHeld = { code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { ...nothingHeld, key, ...held }
}

describe('a shortcut', () => {
  test.for([
    ['CmdOrCtrl+Z', press('z', { ctrlKey: true }), true, false],
    ['CmdOrCtrl+Z', press('z', { metaKey: true }), false, true],
    ['CmdOrCtrl+Z', press('z', { ctrlKey: true, metaKey: true }), false, false],
    ['CmdOrCtrl+Z', press('Z', { ctrlKey: true, shiftKey: true }), false, false],
    ['CmdOrCtrl+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }), true, false],
    ['CmdOrCtrl+Z', press('z', { ctrlKey: true, altKey: true }), false, false],
    ['CmdOrCtrl+Z', press('z'), false, false],
    ['F6', press('F6'), true, true],
    ['F6', press('F6', { shiftKey: true }), false, false],
    ['Shift+F6', press('F6', { shiftKey: true }), true, true],
    ['CmdOrCtrl+,', press(',', { ctrlKey: true }), true, false],
    // A Russian and a German keyboard: a Latin letter counts by itself, any other letter by its position.
    ['CmdOrCtrl+O', press('щ', { code: 'KeyO', ctrlKey: true }), true, false],
    ['CmdOrCtrl+Z', press('z', { code: 'KeyY', ctrlKey: true }), true, false],
    ['CmdOrCtrl+Y', press('z', { code: 'KeyY', ctrlKey: true }), false, false],
  ] as const)('%s matches %j: %s, on macOS %s', ([shortcut, keyPress, elsewhere, onMac]) => {
    expect(isShortcut(shortcut, keyPress, false)).toBe(elsewhere)
    expect(isShortcut(shortcut, keyPress, true)).toBe(onMac)
  })

  test('is written in the notation of the platform', () => {
    expect(shortcutLabel('CmdOrCtrl+Shift+Z', false)).toBe('Ctrl+Shift+Z')
    expect(shortcutLabel('CmdOrCtrl+Shift+Z', true)).toBe('⇧⌘Z')
    expect(shortcutLabel('F6', true)).toBe('F6')
  })
})

test('no two commands share an id or a shortcut', () => {
  const ids = commands.map(({ id }) => id)
  const shortcuts: readonly string[] = commands.flatMap((command) => command.shortcuts)
  expect(new Set(ids).size).toBe(ids.length)
  expect(new Set(shortcuts).size).toBe(shortcuts.length)
})
