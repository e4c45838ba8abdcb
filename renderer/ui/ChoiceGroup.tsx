import type { ReactNode } from 'react'
import { Choices, type ChoicesProps } from './Choices'

interface ChoiceGroupProps<Value extends string> extends ChoicesProps<Value> {
  readonly legend: string
  readonly isDisabled?: boolean
  /** What belongs to the choice, below it. */
  readonly children?: ReactNode
}

/** One of several, under a heading. */
export function ChoiceGroup<Value extends string>({ legend, isDisabled = false, children, ...choices }: ChoiceGroupProps<Value>) {
  return (
    <fieldset disabled={isDisabled}>
      <legend>{legend}</legend>
      <Choices {...choices} />
      {children}
    </fieldset>
  )
}
