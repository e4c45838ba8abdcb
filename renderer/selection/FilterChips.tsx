import { useRef } from 'react'
import './FilterChips.css'

/** An active filter that can be removed. */
export interface FilterChip {
  readonly key: string
  readonly label: string
  readonly remove: () => void
}

interface FilterChipsProps {
  readonly chips: readonly FilterChip[]
  readonly onRemoveAll: () => void
}

/** A button for each active filter, which removes it. The focus moves to the next chip, or to the former one. */
export function FilterChips({ chips, onRemoveAll }: FilterChipsProps) {
  const list = useRef<HTMLUListElement>(null)

  function remove(index: number): void {
    const buttons = list.current?.querySelectorAll('button') ?? []
    const nextButton = buttons[index + 1] ?? buttons[index - 1]
    if (buttons[index] === document.activeElement) nextButton?.focus()
    chips[index]?.remove()
  }

  return (
    <ul ref={list} className="filterChips" aria-label="Active filters">
      {chips.map(({ key, label }, index) => (
        <li key={key}>
          <button
            type="button"
            className="chip"
            aria-label={`Remove filter: ${label}`}
            title="Remove this filter"
            onClick={() => remove(index)}
            onKeyDown={({ key: pressed }) => {
              if (pressed === 'Delete' || pressed === 'Backspace') remove(index)
            }}
          >
            <span className="chipLabel">{label}</span>
            <span aria-hidden="true">✕</span>
          </button>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <button type="button" className="linkButton" onClick={onRemoveAll}>
            Clear filters
          </button>
        </li>
      )}
    </ul>
  )
}
