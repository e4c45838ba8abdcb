import { useEffect, useEffectEvent, useId, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import type { CommandId } from '../../shared/core/menuCommands'
import { useCommand } from '../commands/useCommands'
import './Popover.css'

interface PopoverProps {
  /** The contents of the button. */
  readonly label: ReactNode
  /** The name of the button, if its contents are not words. */
  readonly name?: string
  /** The name of the panel, for screen readers. */
  readonly panelName: string
  readonly panelClassName: string
  /** A command that opens the panel too. */
  readonly command: CommandId
  readonly children: (close: () => void) => ReactNode
}

/** A button that opens a panel under it. */
export function Popover({ label, name, panelName, panelClassName, command, children }: PopoverProps) {
  const [isOpen, setIsOpen] = useState(false)
  const panelId = useId()
  const container = useRef<HTMLDivElement>(null)
  const close = (): void => setIsOpen(false)

  useCommand(command, () => setIsOpen(true))

  return (
    <div className="popover" ref={container}>
      <button
        type="button"
        className="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? panelId : undefined}
        aria-label={name}
        title={name}
        onClick={() => setIsOpen(!isOpen)}
      >
        {label}
      </button>
      {isOpen && (
        <PopoverPanel id={panelId} name={panelName} className={panelClassName} container={container} onClose={close}>
          {children(close)}
        </PopoverPanel>
      )}
    </div>
  )
}

interface PopoverPanelProps {
  readonly id: string
  readonly name: string
  readonly className: string
  /** Contains the button, which is its first element, and the panel. */
  readonly container: RefObject<HTMLElement | null>
  readonly onClose: () => void
  readonly children: ReactNode
}

const focusable = 'button:not(:disabled), input:not(:disabled), textarea'
const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/**
 * The panel of a popover. It takes the focus when it opens and returns it to the button when it closes. Arrow keys move
 * the focus up and down, but not out of a text of several lines; Escape and a click outside close it.
 */
function PopoverPanel({ id, name, className, container, onClose, children }: PopoverPanelProps) {
  const close = useEffectEvent(onClose)

  useLayoutEffect(() => {
    const element = container.current
    const [button, first] = element?.querySelectorAll<HTMLElement>(focusable) ?? []
    // A command opens the panel even if its button is out of sight, and the panel stands beside the button.
    button?.scrollIntoView({ block: 'nearest' })
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
      } else if (step !== undefined && element !== null && !(event.target instanceof HTMLTextAreaElement)) {
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
