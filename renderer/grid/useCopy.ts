import { useEffect, useEffectEvent, type RefObject } from 'react'

/**
 * Calls `onCopy` when the user copies while the focus is in `container` and no text is selected. Browsers send the
 * event to the whole page then, not to the element with the focus.
 */
export function useCopy(container: RefObject<HTMLElement | null>, onCopy: () => void): void {
  const copy = useEffectEvent(onCopy)
  useEffect(() => {
    const listener = (event: ClipboardEvent): void => {
      const isOurs = container.current?.contains(document.activeElement) === true
      if (!isOurs || getSelection()?.isCollapsed === false) return
      event.preventDefault()
      copy()
    }
    document.addEventListener('copy', listener)
    return () => document.removeEventListener('copy', listener)
  }, [container])
}
