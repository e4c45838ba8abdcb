import { useRef } from 'react'
import { useCommand } from '../commands/useCommands'
import './SearchBox.css'

interface SearchBoxProps {
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Searches for a part of a store id. The Find command puts the focus here. */
export function SearchBox({ value, onChange }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null)

  useCommand('find', () => input.current?.select())

  return (
    <input
      ref={input}
      type="search"
      className="field searchBox"
      aria-label="Search stores"
      placeholder="Search store id"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      spellCheck={false}
    />
  )
}
