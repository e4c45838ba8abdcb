/** The check box with the space around it. The style sheet draws it at the beginning of the store's cell. */
const boxWidthPixels = 34
/** A pointer that moves further between down and up is dragged. */
const maximumMovePixels = 4

interface Place {
  readonly clientX: number
  readonly clientY: number
}

export function isOnBox(target: EventTarget | null, clientX: number): boolean {
  const cell = target instanceof Element ? target.closest('.storeCell') : null
  return cell !== null && clientX - cell.getBoundingClientRect().left < boxWidthPixels
}

/**
 * Whether a click on a row opens its store. A second click, a click on the box, one with Ctrl or Shift, and the end of a
 * drag that began at `pressed` do not.
 */
export function isOpeningClick({ target, detail, clientX, clientY, ctrlKey, metaKey, shiftKey }: MouseEvent, pressed: Place): boolean {
  const isDragged = Math.hypot(clientX - pressed.clientX, clientY - pressed.clientY) > maximumMovePixels
  return detail <= 1 && !isDragged && !ctrlKey && !metaKey && !shiftKey && !isOnBox(target, clientX)
}

/** Whether a click on the row of a group expands or collapses it. A screen reader clicks without a pointer. */
export function isTogglingClick(click: MouseEvent, pressed: Place | null): boolean {
  return click.detail === 0 || (pressed !== null && isOpeningClick(click, pressed))
}
