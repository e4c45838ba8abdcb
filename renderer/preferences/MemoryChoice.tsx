import { useId } from 'react'
import { memoryChoices } from '../../shared/preferences/preferenceLimits'
import { SelectField } from '../ui/SelectField'
import { usePreferences } from './usePreferences'

const choices = [null, ...memoryChoices]

function labelOf(gigabytes: number | null): string {
  return gigabytes === null ? 'What the computer can spare' : `${gigabytes} GB`
}

/** How much memory the database may use. */
export function MemoryChoice() {
  const { preferences, change } = usePreferences()
  const [id, hintId] = [useId(), useId()]
  return (
    <fieldset>
      <legend>
        <label htmlFor={id}>Memory for data</label>
      </legend>
      <SelectField
        id={id}
        describedBy={hintId}
        value={labelOf(preferences.memoryGigabytes)}
        options={choices.map((choice) => ({ value: labelOf(choice), label: labelOf(choice) }))}
        onChoose={(label) => change({ memoryGigabytes: choices.find((choice) => labelOf(choice) === label) ?? null })}
      />
      <p className="muted" id={hintId}>
        Data that needs more goes to a temporary folder, which takes longer. A change applies when Store Monitor starts again.
      </p>
    </fieldset>
  )
}
