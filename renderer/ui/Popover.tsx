import { useId, useRef, useState, type ReactNode } from 'react'
import type { CommandId } from '../../shared/core/commands'
import { PopoverPanel } from './PopoverPanel'
import { useCommand } from '../commands/useCommands'
import './Popover.css'

interface PopoverProps {
  /** What the button says. */
  readonly label: ReactNode
  /** What the button does, where its label does not say it in words. */
  readonly name?: string
  /** What the panel holds, for a screen reader. */
  readonly panelName: string
  readonly panelClassName: string
  /** Opens it too. */
  readonly command: CommandId
  readonly children: (close: () => void) => ReactNode
}

/** A button with a panel under it. */
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
