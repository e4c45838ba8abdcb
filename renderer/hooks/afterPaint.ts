/** Calls back when the next frame has been painted. A page that is hidden gets no frames, so it does not wait. */
export function afterPaint(callback: () => void): void {
  if (document.hidden) callback()
  // A timer of a frame runs after the frame.
  else requestAnimationFrame(() => setTimeout(callback))
}
