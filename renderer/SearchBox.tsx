import { useEffect, useRef } from 'react'
import { useMenu } from './useTransportEvents'
import './SearchBox.css'

interface SearchBoxProps {
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Part of a store id; Ctrl+F (Cmd+F) and the menu's Find go here. */
export function SearchBox({ value, onChange }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null)

  useMenu((item) => {
    if (item === 'find') input.current?.select()
  })

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'f') return
      event.preventDefault()
      input.current?.select()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])

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
