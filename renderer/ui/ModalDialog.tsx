import { useId, useLayoutEffect, useRef, type ReactNode, type SyntheticEvent } from 'react'
import { useCover } from '../commands/useCommands'

interface ModalDialogProps {
  readonly title: string
  /** The user pressed Escape. */
  readonly onClose: () => void
  readonly className?: string
  readonly children: ReactNode
}

/** A native modal dialog, open while it is mounted, named by its title. */
export function ModalDialog({ title, onClose, className, children }: ModalDialogProps) {
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useCover()

  // Escape is taken as a key: of the browser's own request to close, the second in a row cannot be refused.
  // A layout effect closes it while it is still in the page, so that the browser gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])

  /** Not with the dialog it is in, to which React passes every event on. */
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
      // The key goes past the dialog where what had the focus in it is gone.
      onCancel={closeAlone}
      onClose={({ currentTarget }) => {
        // React's strict mode opens a dialog, closes it and opens it again.
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
