import { useRef, type ClipboardEvent } from 'react'
import { maximumSearchLength } from '../../shared/report/search'
import { useCommand } from '../commands/useCommands'
import './SearchBox.css'

interface SearchBoxProps {
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

/** Searches ids, names and attributes of stores, several at once if a list is pasted. The Find command puts the focus here. */
export function SearchBox({ value, placeholder, title, onChange }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null)

  useCommand('find', () => input.current?.select())

  function pasteList(event: ClipboardEvent<HTMLInputElement>): void {
    const pasted = event.clipboardData.getData('text')
    if (!/[\r\n\t]/.test(pasted.trim())) return
    event.preventDefault()
    const { value: before, selectionStart, selectionEnd } = event.currentTarget
    onChange((before.slice(0, selectionStart ?? 0) + inOneLine(pasted) + before.slice(selectionEnd ?? before.length)).slice(0, maximumSearchLength))
  }

  return (
    <input
      ref={input}
      type="search"
      className="field searchBox"
      aria-label="Search stores"
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
