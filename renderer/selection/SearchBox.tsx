import { useRef } from 'react'
import { useCommand } from '../commands/useCommands'
import './SearchBox.css'

interface SearchBoxProps {
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Part of a store id; Find goes here. */
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
