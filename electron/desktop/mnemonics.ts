import type { MenuItemConstructorOptions } from 'electron'

/**
 * The items of one menu, each with a letter of its own that chooses it while the menu is open, as on Windows and Linux. The
 * first letters of words come first. An item stays without if all its letters are taken, or if it has one already.
 */
export function withMnemonics(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  const taken = new Set(items.flatMap(({ label = '' }) => mnemonicOf(label) ?? []))
  return items.map((item) => {
    const { label = '' } = item
    if (mnemonicOf(label) !== null) return item
    const place = placesOf(label).find((index) => !taken.has(label.charAt(index).toLowerCase()))
    if (place === undefined) return item
    taken.add(label.charAt(place).toLowerCase())
    return { ...item, label: `${label.slice(0, place)}&${label.slice(place)}` }
  })
}

function mnemonicOf(label: string): string | null {
  return /(?<!&)&([^&])/.exec(label)?.[1]?.toLowerCase() ?? null
}

/** The places of the letters in a label, first those that begin words. */
function placesOf(label: string): readonly number[] {
  const letters = [...label.matchAll(/\p{L}/gu)].map(({ index }) => index)
  const isFirst = (index: number): boolean => index === 0 || label.charAt(index - 1) === ' '
  return [...letters.filter(isFirst), ...letters.filter((index) => !isFirst(index))]
}
