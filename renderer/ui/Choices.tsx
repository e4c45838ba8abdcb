import { Fragment, useId, type ReactNode } from 'react'

interface Choice<Value extends string> {
  readonly value: Value
  readonly label: ReactNode
  readonly isDisabled?: boolean
  /** What belongs to it, below it while it is chosen. */
  readonly details?: ReactNode
}

export interface ChoicesProps<Value extends string> {
  readonly choices: readonly Choice<Value>[]
  readonly chosen: Value
  readonly onChoose: (value: Value) => void
}

/** One of several, as radio buttons. */
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
