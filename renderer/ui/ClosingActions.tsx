import type { ReactNode } from 'react'

interface ClosingActionsProps {
  readonly onClose: () => void
  /** What else can be done, and what became of it. */
  readonly children?: ReactNode
}

/** The foot of a dialog that asks nothing. */
export function ClosingActions({ onClose, children }: ClosingActionsProps) {
  return (
    <div className="dialogActions">
      {children}
      <button type="button" className="button" onClick={onClose}>
        Close
      </button>
    </div>
  )
}
