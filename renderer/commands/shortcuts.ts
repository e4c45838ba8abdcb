/** The properties of a `KeyboardEvent` that identify a key press. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

function isMac(): boolean {
  return navigator.userAgent.includes('Mac')
}

const macSigns: Readonly<Record<string, string>> = { CmdOrCtrl: '⌘', Shift: '⇧', Alt: '⌥' }

/** Writes a shortcut in the notation of the platform, such as `Ctrl+Shift+Z` or `⇧⌘Z`. Takes the notation of Electron. */
export function shortcutLabel(shortcut: string, onMac = isMac()): string {
  const parts = shortcut.split('+')
  if (!onMac) return parts.map((part) => (part === 'CmdOrCtrl' ? 'Ctrl' : part)).join('+')
  const [key = '', ...modifiers] = parts.toReversed()
  return `${modifiers.map((modifier) => macSigns[modifier] ?? modifier).join('')}${key}`
}

/** Whether a key press is the shortcut, with exactly its modifiers. */
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

/** On a keyboard without Latin letters the position of the key decides, just as for shortcuts of the system. */
function pressedKey({ key, code }: KeyPress): string {
  const isForeignLetter = key.length === 1 && key > '~'
  return (isForeignLetter ? code.replace(/^Key/, '') : key).toUpperCase()
}
