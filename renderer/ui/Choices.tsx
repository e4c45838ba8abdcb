import { Fragment, useId, type ReactNode } from 'react'

interface Choice<Value extends string> {
  readonly value: Value
  readonly label: ReactNode
  readonly isDisabled?: boolean
  /** Shown below the choice while it is chosen. */
  readonly details?: ReactNode
}

interface ChoicesProps<Value extends string> {
  readonly choices: readonly Choice<Value>[]
  readonly chosen: Value
  readonly onChoose: (value: Value) => void
}

/** Radio buttons. */
export function Choices<Value extends string>({ choices, chosen, onChoose }: ChoicesProps<Value>) {
  const name = useId()
  return choices.map(({ value, label, isDisabled = false, details }) => (
    <Fragment key={value}>
      <label className="choice">
        <input type="radio" name={name} checked={value === chosen} disabled={isDisabled} onChange={() => onChoose(value)} />
        {label}
      </label>
      {value === chosen && details}
    </Fragment>
  ))
}

interface ChoiceGroupProps<Value extends string> extends ChoicesProps<Value> {
  readonly legend: string
  readonly isDisabled?: boolean
  /** Shown below the choices. */
  readonly children?: ReactNode
}

/** Radio buttons under a heading. */
export function ChoiceGroup<Value extends string>({ legend, isDisabled = false, children, ...choices }: ChoiceGroupProps<Value>) {
  return (
    <fieldset disabled={isDisabled}>
      <legend>{legend}</legend>
      <Choices {...choices} />
      {children}
    </fieldset>
  )
}
