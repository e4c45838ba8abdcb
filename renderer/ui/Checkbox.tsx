import type { ReactNode } from 'react'

interface CheckboxProps {
  readonly isChecked: boolean
  readonly isDisabled?: boolean
  /** A tooltip. */
  readonly hint?: string
  readonly onChange: (isChecked: boolean) => void
  /** The label. */
  readonly children: ReactNode
}

export function Checkbox({ isChecked, isDisabled = false, hint, onChange, children }: CheckboxProps) {
  return (
    <label className="choice" title={hint}>
      <input type="checkbox" checked={isChecked} disabled={isDisabled} onChange={({ target }) => onChange(target.checked)} />
      {children}
    </label>
  )
}
