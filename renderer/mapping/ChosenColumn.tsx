import { useId } from 'react'
import type { MappableFile } from '../../shared/folder/mapping'
import { SelectField } from '../ui/SelectField'

interface ChosenColumnProps {
  readonly label: string
  readonly file: MappableFile
  /** The name of the chosen column; empty if none is chosen. */
  readonly name: string
  readonly isRequired: boolean
  readonly onChoose: (name: string) => void
}

/** A choice among the columns of a file, with values of the chosen one. */
export function ChosenColumn({ label, file, name, isRequired, onChoose }: ChosenColumnProps) {
  const id = useId()
  const samples = file.columns.find((candidate) => candidate.name === name)?.samples ?? []
  const options = file.columns.map((candidate) => ({
    value: candidate.name,
    label: [candidate.name, candidate.samples.join(', ')].filter((part) => part !== '').join(': '),
  }))
  const none = { value: '', label: isRequired ? 'Choose a column' : 'Not used', isDisabled: isRequired }
  return (
    <div className="mappingColumn">
      <label htmlFor={id}>{label}</label>
      <SelectField id={id} value={name} options={[none, ...options]} describedBy={`${id}samples`} onChoose={onChoose} />
      <span id={`${id}samples`} className="mappingSamples">
        {samples.join(' · ')}
      </span>
    </div>
  )
}
