interface StoreActionsProps {
  readonly onExplain: () => void
  readonly onClose: () => void
}

/** The buttons next to the name of the store. */
export function StoreActions({ onExplain, onClose }: StoreActionsProps) {
  return (
    <>
      <button type="button" className="linkButton" aria-haspopup="dialog" onClick={onExplain}>
        How this is computed
      </button>
      <button type="button" className="button" onClick={onClose}>
        Close
      </button>
    </>
  )
}
