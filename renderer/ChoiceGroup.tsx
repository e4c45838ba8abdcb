import { useId } from 'react'

export interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly isDisabled?: boolean
}

interface ChoiceGroupProps<Value extends string> {
  readonly legend: string
  readonly choices: readonly Choice<Value>[]
  readonly chosen: Value
  readonly isDisabled: boolean
  readonly onChoose: (value: Value) => void
}

/** One of several, as radio buttons under a heading. */
export function ChoiceGroup<Value extends string>(props: ChoiceGroupProps<Value>) {
  const { legend, choices, chosen, isDisabled, onChoose } = props
  const name = useId()
  return (
    <fieldset disabled={isDisabled}>
      <legend>{legend}</legend>
      {choices.map(({ value, label, isDisabled: isOut = false }) => (
        <label key={value} className="choice">
          <input type="radio" name={name} checked={value === chosen} disabled={isOut} onChange={() => onChoose(value)} />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
