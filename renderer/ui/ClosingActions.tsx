import type { ReactNode } from 'react'

interface ClosingActionsProps {
  readonly onClose: () => void
  /** Further buttons and messages. */
  readonly children?: ReactNode
}

/** The foot of a dialog that can only be closed. */
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
