import { useId, useState } from 'react'
import type { AddedException } from '../../shared/folder/exceptions'
import type { Holiday } from '../../shared/operations/exceptions'
import { useOpenStoreId, useSelection } from '../selection/useSelection'
import { useTransport } from '../transport/transport'
import { useQuery } from '../transport/useQuery'
import { Checkbox } from '../ui/Checkbox'
import { ErrorText } from '../ui/ErrorText'
import { emptyDraft, toException, type StoreChoice } from './exceptionDraft'
import { StoreChoiceField, storesOfChoice } from './StoreChoiceField'

interface HolidayPickerProps {
  readonly initialYear: number
  /** The dates that are closed for all stores already, with the reason. */
  readonly closedDates: ReadonlyMap<string, string>
  readonly isRunning: boolean
  readonly onAdd: (exceptions: readonly AddedException[]) => void
  readonly onCancel: () => void
}

const [firstYear, lastYear] = [1970, 2199]

/** Several holidays can have one date. */
function keyOf({ date, name }: Holiday): string {
  return `${date} ${name}`
}

/** `closure` is the reason of a closure of all stores on the date of the holiday. */
function noteOn({ name, isPublic }: Holiday, closure: string | undefined): string | null {
  if (closure !== undefined) return closure.includes(name) ? 'added' : 'date is closed already'
  return isPublic ? 'public' : null
}

/** The holidays of the United States in a year; the user ticks those on which the stores are closed. */
export function HolidayPicker({ initialYear, closedDates, isRunning, onAdd, onCancel }: HolidayPickerProps) {
  const yearId = useId()
  const [typedYear, setTypedYear] = useState(String(initialYear))
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [stores, setStores] = useState<StoreChoice>('all')
  const [problem, setProblem] = useState<string | null>(null)
  const selection = useSelection()
  const openStoreId = useOpenStoreId()
  const transport = useTransport()
  const year = Number(typedYear)
  const isYear = Number.isInteger(year) && year >= firstYear && year <= lastYear
  const answer = useQuery('getHolidays', isYear ? { year } : null)
  const holidays = answer?.ok ? answer.value : []
  const chosen = holidays.filter((holiday) => ticked.has(keyOf(holiday)))
  const tick = (key: string, isTicked: boolean): void => {
    const others = [...ticked].filter((other) => other !== key)
    setTicked(new Set(isTicked ? [...others, key] : others))
  }

  async function add(): Promise<void> {
    const found = await storesOfChoice(stores, selection, openStoreId, null, transport)
    if ('problem' in found) return setProblem(found.problem)
    // Holidays on one date are one closure.
    const dates = [...new Set(chosen.map(({ date }) => date))]
    const reasonOn = (date: string): string => chosen.filter((holiday) => holiday.date === date).map(({ name }) => name).join(', ')
    onAdd(dates.map((date) => toException({ ...emptyDraft, date, reason: reasonOn(date) }, found.storeIds)))
  }

  return (
    <div className="exceptionForm">
      <div className="exceptionFields">
        <div className="exceptionField">
          <label htmlFor={yearId}>Year</label>
          <input id={yearId} className="field" type="number" min={firstYear} max={lastYear} value={typedYear} onChange={({ target }) => setTypedYear(target.value)} />
        </div>
        <StoreChoiceField value={stores} kept={null} onChoose={setStores} />
      </div>
      <fieldset>
        <legend>Holidays on which the stores are closed</legend>
        <div className="holidays">
          {holidays.map((holiday) => {
            const key = keyOf(holiday)
            const note = noteOn(holiday, closedDates.get(holiday.date))
            return (
              <Checkbox key={key} isChecked={ticked.has(key)} isDisabled={closedDates.has(holiday.date)} onChange={(isTicked) => tick(key, isTicked)}>
                <span>
                  {key}
                  {note !== null && <span className="muted"> ({note})</span>}
                </span>
              </Checkbox>
            )
          })}
        </div>
      </fieldset>
      <ErrorText message={problem ?? (answer?.ok === false ? answer.error.message : null)} />
      <div className="dialogActions">
        <button type="button" className="button" onClick={onCancel}>
          Back
        </button>
        <button type="button" className="button primary" disabled={isRunning || chosen.length === 0} onClick={() => void add()}>
          {chosen.length === 0 ? 'Add' : `Add ${chosen.length}`}
        </button>
      </div>
    </div>
  )
}
