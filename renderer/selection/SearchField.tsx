import type { ClipboardEvent, Ref } from 'react'
import { maximumSearchLength } from '../../shared/report/search'

interface SearchFieldProps {
  readonly ref?: Ref<HTMLInputElement>
  /** The name of the field for screen readers. */
  readonly name: string
  readonly className?: string
  readonly value: string
  readonly placeholder: string
  /** Says what is searched, and how. */
  readonly title: string
  readonly onChange: (value: string) => void
}

/** What a pasted list becomes in a field of one line, which would run its lines together. */
function inOneLine(list: string): string {
  return list.trim().split(/\s*[\r\n\t]+\s*/).join(', ')
}

/** A field for a search, which can be a pasted list. */
export function SearchField({ ref, name, className = '', value, placeholder, title, onChange }: SearchFieldProps) {
  function pasteList(event: ClipboardEvent<HTMLInputElement>): void {
    const pasted = event.clipboardData.getData('text')
    if (!/[\r\n\t]/.test(pasted.trim())) return
    event.preventDefault()
    const { value: before, selectionStart, selectionEnd } = event.currentTarget
    const changed = before.slice(0, selectionStart ?? 0) + inOneLine(pasted) + before.slice(selectionEnd ?? before.length)
    onChange(changed.slice(0, maximumSearchLength))
  }

  return (
    <input
      ref={ref}
      type="search"
      className={`field ${className}`}
      aria-label={name}
      placeholder={placeholder}
      title={title}
      maxLength={maximumSearchLength}
      onPaste={pasteList}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      spellCheck={false}
    />
  )
}
