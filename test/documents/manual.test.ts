import { expect, test } from 'vitest'
import { commands } from '../../shared/core/menuCommands'
import { readDocument, tableRows } from '../support/documents/documents'

const manual = readDocument('resources/docs/manual.md')

/** Every item of the menus, as the manual writes it: `View › Columns`. */
const menuItems = commands.flatMap(({ menu, label }) => (menu === null ? [] : [`${menu} › ${label.replace('…', '')}`]))

test('every menu item that the manual names is in that menu', () => {
  // Only the menu of the desktop window has the list of recent folders and the updates.
  const items = [...menuItems, 'File › Open Recent', 'Help › Check for Updates']
  const named = [...manual.matchAll(/\b(?:File|Edit|View|Help) › [^.]{1,40}/g)].map(([text]) => text.replaceAll('\n', ' '))
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter((text) => !items.some((item) => text.startsWith(item)))).toEqual([])
})

test('the shortcuts in the manual are those of the commands', () => {
  const shortcuts = new Set<string>(commands.flatMap((command) => command.shortcuts))
  const keys = tableRows(manual, 'Shortcuts').flatMap(([cell = '']) => [...cell.matchAll(/`([^`]+)`/g)].map(([, key = '']) => key))
  expect(keys.length).toBeGreaterThan(5)
  expect(keys.filter((key) => !shortcuts.has(key.replace('Ctrl', 'CmdOrCtrl')))).toEqual([])
})
