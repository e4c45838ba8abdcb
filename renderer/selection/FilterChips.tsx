import { useRef } from 'react'
import './FilterChips.css'

/** A filter in force, and how to take it away. */
export interface FilterChip {
  readonly key: string
  readonly words: string
  readonly remove: () => void
}

interface FilterChipsProps {
  readonly chips: readonly FilterChip[]
  readonly onRemoveAll: () => void
}

/** Every filter in force, each a button that removes it; the focus goes on to the next one, or to the one before. */
export function FilterChips({ chips, onRemoveAll }: FilterChipsProps) {
  const list = useRef<HTMLUListElement>(null)

  function remove(index: number): void {
    const buttons = list.current?.querySelectorAll('button') ?? []
    const heir = buttons[index + 1] ?? buttons[index - 1]
    if (buttons[index] === document.activeElement) heir?.focus()
    chips[index]?.remove()
  }

  return (
    <ul ref={list} className="filterChips" aria-label="Filters in force">
      {chips.map(({ key, words }, index) => (
        <li key={key}>
          <button
            type="button"
            className="chip"
            aria-label={`Remove filter: ${words}`}
            title="Remove this filter"
            onClick={() => remove(index)}
            onKeyDown={({ key: pressed }) => {
              if (pressed === 'Delete' || pressed === 'Backspace') remove(index)
            }}
          >
            <span className="chipWords">{words}</span>
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
