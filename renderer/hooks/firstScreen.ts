import { afterPaint } from './afterPaint'

let showFirst: () => void

/** Resolves when the first screen has been painted. What it does not need waits for that, so that it appears sooner. */
export const firstScreen = new Promise<void>((resolve) => (showFirst = resolve))

/** The first screen has been rendered, and will be painted with the next frame. */
export function noteFirstScreen(): void {
  afterPaint(showFirst)
}
