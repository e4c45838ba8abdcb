import { useId, useLayoutEffect, useRef, type ReactNode, type SyntheticEvent } from 'react'
import { useCover } from '../commands/useCommands'

interface ModalDialogProps {
  readonly title: string
  /** Called when the user presses Escape. */
  readonly onClose: () => void
  readonly className?: string
  readonly children: ReactNode
}

/** A native modal dialog, open while it is mounted, named by its title. */
export function ModalDialog({ title, onClose, className, children }: ModalDialogProps) {
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useCover()

  // Escape is handled as a key, because a browser closes the dialog itself at the second cancel event in a row.
  // A layout effect closes the dialog while it is still on the page, so that the browser restores the focus.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])

  /** Closes this dialog but not the one that contains it, to which React passes on every event. */
  function closeAlone(event: SyntheticEvent): void {
    event.preventDefault()
    event.stopPropagation()
    onClose()
  }

  return (
    <dialog
      ref={dialog}
      className={className}
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key === 'Escape') closeAlone(event)
      }}
      // The key does not reach the dialog if the element that had the focus has been removed.
      onCancel={closeAlone}
      onClose={({ currentTarget }) => {
        // In strict mode, React opens a dialog, closes it and opens it again.
        if (!currentTarget.open) onClose()
      }}
    >
      <div className="dialogBody">
        <h2 id={titleId}>{title}</h2>
        {children}
      </div>
    </dialog>
  )
}
