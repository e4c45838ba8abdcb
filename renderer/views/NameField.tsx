import type { Ref } from 'react'
import { maximumNameLength } from '../../shared/preferences/preferenceLimits'

interface NameFieldProps {
  readonly ref: Ref<HTMLInputElement>
  readonly kind: 'view' | 'list'
  readonly name: string
  /** Whether one with this name exists, which is replaced. */
  readonly isTaken: boolean
  /** Whether nothing can be saved under the name. */
  readonly isRefused: boolean
  readonly onChange: (name: string) => void
}

/** The name of a view or a list, and the button of its form that saves it. */
export function NameField({ ref, kind, name, isTaken, isRefused, onChange }: NameFieldProps) {
  return (
    <div className="viewForm">
      <input
        ref={ref}
        className="field"
        aria-label={`Name of the ${kind}`}
        placeholder={`Name this ${kind}`}
        maxLength={maximumNameLength}
        value={name}
        onChange={({ target }) => onChange(target.value)}
        spellCheck={false}
      />
      <button type="submit" className="button primary" disabled={name.trim() === '' || isRefused}>
        {isTaken ? 'Replace' : 'Save'}
      </button>
    </div>
  )
}
