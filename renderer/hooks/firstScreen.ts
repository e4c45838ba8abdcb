let showFirst: () => void

/** Resolves when the first screen has been painted. What it does not need waits for that, so that it appears sooner. */
export const firstScreen = new Promise<void>((resolve) => (showFirst = resolve))

/** The first screen has been rendered, and will be painted with the next frame. A page that is hidden gets no frames. */
export function noteFirstScreen(): void {
  if (document.hidden) showFirst()
  // A timer of a frame runs after the frame.
  else requestAnimationFrame(() => setTimeout(showFirst))
}
