import { useId, useState, type SyntheticEvent } from 'react'
import type { AddedException } from '../../shared/folder/exceptions'
import { useOpenStoreId, useSelection } from '../selection/useSelection'
import { useTransport } from '../transport/transport'
import { ChoiceGroup } from '../ui/Choices'
import { ErrorText } from '../ui/ErrorText'
import { missingIn, toException, type ExceptionDraft } from './exceptionDraft'
import { StoreChoiceField, storesOfChoice } from './StoreChoiceField'

interface ExceptionFormProps {
  readonly initial: ExceptionDraft
  /** The stores of the exception that is changed; null if it is new, or for all. */
  readonly kept: readonly string[] | null
  readonly isRunning: boolean
  readonly onSave: (exception: AddedException) => void
  readonly onCancel: () => void
}

const kinds = [
  { value: 'closed', label: 'Closed all day' },
  { value: 'hours', label: 'Special hours, in place of the hours of the week' },
  { value: 'from_to', label: 'Closed from one time to another, such as for maintenance' },
] as const

/** The fields of one exception. */
export function ExceptionForm({ initial, kept, isRunning, onSave, onCancel }: ExceptionFormProps) {
  const [draft, setDraft] = useState(initial)
  const [problem, setProblem] = useState<string | null>(null)
  const selection = useSelection()
  const openStoreId = useOpenStoreId()
  const transport = useTransport()
  const change = (part: Partial<ExceptionDraft>): void => {
    setProblem(null)
    setDraft({ ...draft, ...part })
  }

  async function submit(event: SyntheticEvent): Promise<void> {
    event.preventDefault()
    const missing = missingIn(draft)
    if (missing !== null) return setProblem(missing)
    const found = await storesOfChoice(draft.stores, selection, openStoreId, kept, transport)
    if ('problem' in found) return setProblem(found.problem)
    onSave(toException(draft, found.storeIds))
  }

  return (
    <form className="exceptionForm" onSubmit={(event) => void submit(event)}>
      <ChoiceGroup legend="What" choices={kinds} chosen={draft.kind} onChoose={(kind) => change({ kind })} />
      {draft.kind === 'from_to' ? (
        <>
          <ChoiceGroup
            legend="Times are"
            choices={[
              { value: 'local', label: 'on the clock of each store' },
              { value: 'utc', label: 'in UTC' },
            ]}
            chosen={draft.clock}
            onChoose={(clock) => change({ clock })}
          />
          <div className="exceptionFields">
            <TextField label="From, date" type="date" value={draft.fromDate} onChange={(fromDate) => change({ fromDate })} />
            <TextField label="From, time" placeholder="9:00 or 9am" value={draft.fromTime} onChange={(fromTime) => change({ fromTime })} />
            <TextField label="To, date" type="date" value={draft.toDate} onChange={(toDate) => change({ toDate })} />
            <TextField label="To, time" placeholder="9:00 or 9am" value={draft.toTime} onChange={(toTime) => change({ toTime })} />
          </div>
        </>
      ) : (
        <div className="exceptionFields">
          <TextField label="Date" type="date" value={draft.date} onChange={(date) => change({ date })} />
          <TextField label="Last date, if several" type="date" value={draft.endDate} onChange={(endDate) => change({ endDate })} />
          {draft.kind === 'hours' && (
            <>
              <TextField label="Opens" placeholder="9:00 or 9am" value={draft.startTime} onChange={(startTime) => change({ startTime })} />
              <TextField label="Closes" placeholder="9:00 or 9am" value={draft.endTime} onChange={(endTime) => change({ endTime })} />
            </>
          )}
        </div>
      )}
      {draft.kind === 'closed' && (
        <p className="muted">
          Openings that began the evening before stay until they end. To cut them too, close from one time to another.
        </p>
      )}
      {draft.kind === 'hours' && <p className="muted">For several openings on a date, add one exception for each.</p>}
      <StoreChoiceField value={draft.stores} kept={kept?.length ?? null} onChoose={(stores) => change({ stores })} />
      <TextField label="Reason (optional)" value={draft.reason} maxLength={500} onChange={(reason) => change({ reason })} />
      <ErrorText message={problem} />
      <div className="dialogActions">
        <button type="button" className="button" onClick={onCancel}>
          Back
        </button>
        <button type="submit" className="button primary" disabled={isRunning}>
          Save
        </button>
      </div>
    </form>
  )
}

interface TextFieldProps {
  readonly label: string
  readonly type?: 'text' | 'date' | 'number'
  readonly value: string
  readonly placeholder?: string
  readonly maxLength?: number
  readonly onChange: (value: string) => void
}

function TextField({ label, type = 'text', value, placeholder, maxLength, onChange }: TextFieldProps) {
  const id = useId()
  return (
    <div className="exceptionField">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="field"
        type={type}
        max={type === 'date' ? '2199-12-31' : undefined}
        autoComplete="off"
        placeholder={placeholder}
        maxLength={maxLength}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  )
}
