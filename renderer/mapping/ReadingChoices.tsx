import { useId } from 'react'
import type { ValueChoice } from '../../shared/core/result'
import type { DateOrder, FolderInspection, StatusMeaning, WeekdayNumbering } from '../../shared/folder/mapping'
import type { SpecialDayChoice } from '../../shared/folder/specialDays'
import { dateOrderLabels, specialDayLabels, statusMeaningLabels, unpackingLabels, weekdayNumberingLabels } from '../../shared/core/labels'
import type { MappingChoice } from './mappingChoice'
import { SelectField } from '../ui/SelectField'
import './ReadingChoices.css'

interface ReadingChoicesProps {
  /** What the user is asked about. */
  readonly asked: FolderInspection['askedValues']
  readonly choice: MappingChoice
  readonly onChoose: (choice: MappingChoice) => void
}

/** The value of an option that stands for no choice. */
const undecided = ''

const meanings = optionsOf<StatusMeaning>('Choose a meaning', statusMeaningLabels)

function optionsOf<Value extends string>(none: string, labels: Readonly<Record<Value, string>>) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the record are its values
  const values = Object.keys(labels) as Value[]
  const options: { readonly value: Value | typeof undecided; readonly label: string }[] = [{ value: undecided, label: none }]
  return [...options, ...values.map((value) => ({ value, label: labels[value] }))]
}

/** Asks how values with more than one meaning are read: numbers of weekdays, dates, and words of status columns. */
export function ReadingChoices({ asked, choice, onChoose }: ReadingChoicesProps) {
  const id = useId()
  const noChoice = (value: ValueChoice): string => (asked.includes(value) ? 'Choose a meaning' : 'Automatic')
  const words = Object.entries(choice.statuses)
  return (
    <>
      {words.length > 0 && (
        <fieldset className="mappingTable">
          <legend>Words in the status column</legend>
          <div className="readingChoices">
            {words.map(([word, meaning], at) => (
              <div key={word} className="readingChoice">
                <label htmlFor={`${id}word${at}`}>{word}</label>
                <SelectField
                  id={`${id}word${at}`}
                  value={meaning ?? undecided}
                  options={meanings}
                  onChoose={(value) => {
                    const chosen = value === undecided ? null : value
                    onChoose({ ...choice, statuses: { ...choice.statuses, [word]: chosen } })
                  }}
                />
              </div>
            ))}
          </div>
          <p className="muted">A word that says nothing, such as maintenance, is neither uptime nor downtime.</p>
        </fieldset>
      )}
      <fieldset className="mappingTable">
        <legend>How values are read</legend>
        <div className="readingChoices">
          <div className="readingChoice">
            <label htmlFor={`${id}weekdays`}>Weekdays</label>
            <SelectField
              id={`${id}weekdays`}
              value={choice.weekdays ?? undecided}
              options={optionsOf<WeekdayNumbering>(noChoice('weekdays'), weekdayNumberingLabels)}
              onChoose={(value) => onChoose({ ...choice, weekdays: value === undecided ? null : value })}
            />
          </div>
          <div className="readingChoice">
            <label htmlFor={`${id}dates`}>Dates such as 1/2/2023</label>
            <SelectField
              id={`${id}dates`}
              value={choice.dates ?? undecided}
              options={optionsOf<DateOrder>(noChoice('dates'), dateOrderLabels)}
              onChoose={(value) => onChoose({ ...choice, dates: value === undecided ? null : value })}
            />
          </div>
          <div className="readingChoice">
            <label htmlFor={`${id}specialDays`}>Days with a closure and special hours</label>
            <SelectField
              id={`${id}specialDays`}
              value={choice.specialDays ?? undecided}
              options={optionsOf<SpecialDayChoice>(asked.includes('specialDays') ? 'Choose what counts' : 'Ask', specialDayLabels)}
              onChoose={(value) => onChoose({ ...choice, specialDays: value === undecided ? null : value })}
            />
          </div>
          {(asked.includes('unpacking') || choice.unpacking !== null) && (
            <div className="readingChoice">
              <label htmlFor={`${id}unpacking`}>Large packed files</label>
              <SelectField
                id={`${id}unpacking`}
                value={choice.unpacking ?? undecided}
                options={optionsOf<'all'>('Do not read them', unpackingLabels)}
                onChoose={(value) => onChoose({ ...choice, unpacking: value === undecided ? null : value })}
              />
            </div>
          )}
        </div>
      </fieldset>
    </>
  )
}
