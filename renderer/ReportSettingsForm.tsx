import { useId, useState } from 'react'
import { methods, type DataSetSummary, type Method, type Report } from '../shared/report'
import type { ReportSettings } from '../shared/reportSettings'
import { formatInstant, methodLabels } from './format'
import './ReportSettingsForm.css'

interface ReportSettingsFormProps {
  readonly dataSet: DataSetSummary
  /** The report on screen, if any: the form starts with its settings. */
  readonly report: Report | null
  readonly onRun: (settings: ReportSettings) => void
}

/** `2023-01-25T18:13:22`, what a date and time field holds; the zone is UTC. */
function toField(instant: string): string {
  return instant.slice(0, 19)
}

export function ReportSettingsForm({ dataSet, report, onRun }: ReportSettingsFormProps) {
  const asOfId = useId()
  const methodId = useId()
  const [isNewest, setIsNewest] = useState(report === null || report.asOf === dataSet.lastPollAt)
  const [time, setTime] = useState(toField(report?.asOf ?? dataSet.lastPollAt))
  const [method, setMethod] = useState<Method>(report?.method ?? 'nearest')

  return (
    <form
      className="reportSettings"
      aria-label="Report settings"
      onSubmit={(event) => {
        event.preventDefault()
        onRun({ asOf: isNewest ? null : new Date(`${time}Z`).toISOString(), window: null, method, storeIds: null })
      }}
    >
      <fieldset className="reportSettingsGroup">
        <legend className="screenReaderOnly">As of</legend>
        <label className="choice">
          <input type="radio" name={asOfId} checked={isNewest} onChange={() => setIsNewest(true)} />
          Newest poll ({formatInstant(dataSet.lastPollAt)})
        </label>
        <label className="choice">
          <input type="radio" name={asOfId} checked={!isNewest} onChange={() => setIsNewest(false)} />
          Another time (UTC)
        </label>
        <input
          type="datetime-local"
          className="field"
          aria-label="As of, date and time in UTC"
          step={1}
          required={!isNewest}
          disabled={isNewest}
          value={time}
          onChange={(event) => setTime(event.target.value)}
        />
      </fieldset>
      <div className="reportSettingsGroup">
        <label htmlFor={methodId}>Method</label>
        <select
          id={methodId}
          className="field"
          value={method}
          onChange={({ target }) => setMethod(methods.find((name) => name === target.value) ?? method)}
        >
          {methods.map((name) => (
            <option key={name} value={name}>
              {methodLabels[name]}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="button primary">
        {report === null ? 'Run report' : 'Run again'}
      </button>
    </form>
  )
}
