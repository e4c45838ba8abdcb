import type { Input, WebContents } from 'electron'

type Press = Pick<Input, 'type' | 'key' | 'code' | 'control' | 'meta' | 'alt'>

/**
 * Zooms the page with the keys that browsers use. The roles of the menu know only one key each, and none on a number pad
 * or on many keyboards outside the USA.
 */
export function zoomWithKeys(contents: WebContents): void {
  contents.on('before-input-event', (event, press) => {
    const step = zoomStep(press)
    if (step === null) return
    event.preventDefault()
    contents.zoomLevel = step === 0 ? 0 : contents.zoomLevel + step
  })
}

/** How a key press changes the zoom level: by half a level, back to 0, or not at all, which is null. */
export function zoomStep({ type, key, code, control, meta, alt }: Press, platform: string = process.platform): number | null {
  const isCommand = platform === 'darwin' ? meta && !control : control && !meta
  if (type !== 'keyDown' || !isCommand || alt) return null
  if (key === '+' || key === '=' || code === 'NumpadAdd') return 0.5
  if (key === '-' || code === 'NumpadSubtract') return -0.5
  // The key of 0 writes another character on some keyboards.
  return key === '0' || code === 'Digit0' || code === 'Numpad0' ? 0 : null
}
