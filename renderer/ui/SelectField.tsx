interface SelectFieldProps<Value extends string> {
  /** The id that its label refers to. */
  readonly id?: string
  /** Its name for screen readers if it has no label. */
  readonly name?: string
  /** The id of the element that explains the choice. */
  readonly describedBy?: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string; readonly isDisabled?: boolean }[]
  readonly onChoose: (value: Value) => void
}

/** A native list of options. */
export function SelectField<Value extends string>({ id, name, describedBy, value, options, onChoose }: SelectFieldProps<Value>) {
  return (
    <select
      id={id}
      className="field"
      aria-label={name}
      aria-describedby={describedBy}
      value={value}
      onChange={({ target }) => {
        const chosen = options.find((option) => option.value === target.value)
        if (chosen !== undefined) onChoose(chosen.value)
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.isDisabled}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
