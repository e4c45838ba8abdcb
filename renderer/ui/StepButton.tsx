interface StepButtonProps {
  readonly label: string
  readonly sign: string
  readonly className?: string
  readonly title?: string
  /** Null if there is no step in this direction. The button keeps the focus then, which `disabled` would take away. */
  readonly onStep: (() => void) | null
}

/** A step to a neighbour, such as the next store. */
export function StepButton({ label, sign, className = 'button', title = label, onStep }: StepButtonProps) {
  return (
    <button
      type="button"
      className={className}
      aria-label={label}
      title={title}
      aria-disabled={onStep === null}
      onClick={() => onStep?.()}
    >
      {sign}
    </button>
  )
}
