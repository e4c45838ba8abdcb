/** What a key press tells, as `KeyboardEvent` does. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

function isMac(): boolean {
  return navigator.userAgent.includes('Mac')
}

const macSigns: Readonly<Record<string, string>> = { CmdOrCtrl: '⌘', Shift: '⇧', Alt: '⌥' }

/** A shortcut in Electron's notation as the user's platform writes it: `Ctrl+Shift+Z`, `⇧⌘Z`. */
export function shortcutLabel(shortcut: string, onMac = isMac()): string {
  const parts = shortcut.split('+')
  if (!onMac) return parts.map((part) => (part === 'CmdOrCtrl' ? 'Ctrl' : part)).join('+')
  const [key = '', ...modifiers] = parts.toReversed()
  return `${modifiers.map((modifier) => macSigns[modifier] ?? modifier).join('')}${key}`
}

/** Whether a key press is that shortcut, with no modifier more or less. */
export function isShortcut(shortcut: string, press: KeyPress, onMac = isMac()): boolean {
  const parts = shortcut.split('+')
  const command = onMac ? press.metaKey : press.ctrlKey
  const otherCommand = onMac ? press.ctrlKey : press.metaKey
  return (
    pressedKey(press) === parts.at(-1)?.toUpperCase() &&
    command === parts.includes('CmdOrCtrl') &&
    press.shiftKey === parts.includes('Shift') &&
    press.altKey === parts.includes('Alt') &&
    !otherCommand
  )
}

/** Where the keyboard writes no Latin letters, the place of the key decides, as it does for the system's own shortcuts. */
function pressedKey({ key, code }: KeyPress): string {
  const isForeignLetter = key.length === 1 && key > '~'
  return (isForeignLetter ? code.replace(/^Key/, '') : key).toUpperCase()
}
