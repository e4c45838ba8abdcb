interface ListSearchProps {
  /** The name of the field for screen readers. */
  readonly name: string
  readonly placeholder: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A field that narrows down the list below it. */
export function ListSearch({ name, placeholder, value, onChange }: ListSearchProps) {
  return (
    <input
      type="search"
      className="field"
      aria-label={name}
      placeholder={placeholder}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      spellCheck={false}
    />
  )
}
