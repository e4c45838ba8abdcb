import { useEffect, useEffectEvent, useLayoutEffect, type ReactNode, type RefObject } from 'react'

interface PopoverPanelProps {
  readonly id: string
  readonly name: string
  readonly className: string
  /** Holds the panel and the button that opens it, which comes first. */
  readonly container: RefObject<HTMLElement | null>
  readonly onClose: () => void
  readonly children: ReactNode
}

const focusable = 'button:not(:disabled), input:not(:disabled)'
const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/**
 * The panel of a popover: the focus goes in when it opens and back to the button when it closes; arrow keys go up and
 * down in it; Escape, or a press elsewhere, closes it.
 */
export function PopoverPanel({ id, name, className, container, onClose, children }: PopoverPanelProps) {
  const close = useEffectEvent(onClose)

  useLayoutEffect(() => {
    const element = container.current
    const [button, first] = element?.querySelectorAll<HTMLElement>(focusable) ?? []
    first?.focus()
    return () => {
      if (element?.contains(document.activeElement)) button?.focus()
    }
  }, [container])

  useEffect(() => {
    const element = container.current
    function closeOutside({ target }: PointerEvent): void {
      if (!(target instanceof Node && element?.contains(target))) close()
    }
    function onKeyDown(event: KeyboardEvent): void {
      const step = steps[event.key]
      if (event.key === 'Escape') {
        event.stopPropagation()
        close()
      } else if (step !== undefined && element !== null) {
        event.preventDefault()
        const [, ...targets] = element.querySelectorAll<HTMLElement>(focusable)
        const index = targets.findIndex((target) => target === document.activeElement)
        targets.at((index + step) % targets.length)?.focus()
      }
    }
    document.addEventListener('pointerdown', closeOutside)
    element?.addEventListener('keydown', onKeyDown)
    return () => {
      document.removeEventListener('pointerdown', closeOutside)
      element?.removeEventListener('keydown', onKeyDown)
    }
  }, [container])

  return (
    <fieldset id={id} className={`popoverPanel ${className}`} aria-label={name}>
      {children}
    </fieldset>
  )
}
