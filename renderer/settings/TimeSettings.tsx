import { useId, type ReactNode } from 'react'
import type { DataSetSummary } from '../../shared/folder/dataSet'
import { ChoiceGroup, Choices } from '../ui/Choices'
import { fieldZones, myZoneName, toField, type FieldZone } from './dateTimeField'
import { formatInstant } from '../format/times'
import { SettingsRemark } from './SettingsRemark'
import { withZone, type DraftField, type Remark, type SettingsDraft } from './settingsDraft'

interface TimeSettingsProps {
  readonly draft: SettingsDraft
  readonly dataSet: DataSetSummary
  readonly remarks: Readonly<Partial<Record<DraftField, Remark>>>
  readonly onChange: (draft: SettingsDraft) => void
}

const zoneLabels: Readonly<Record<FieldZone, string>> = { utc: 'UTC', mine: `My time (${myZoneName})` }
const zoneNames: Readonly<Record<FieldZone, string>> = { utc: 'UTC', mine: myZoneName }

/** When: the newest poll, another time, or a window. */
export function TimeSettings({ draft, dataSet, remarks, onChange }: TimeSettingsProps) {
  function field(name: 'asOf' | 'from' | 'to', label: string) {
    return (
      <TimeField
        label={label}
        zone={zoneNames[draft.zone]}
        value={draft[name]}
        remark={remarks[name]}
        onChange={(value) => onChange({ ...draft, [name]: value })}
      />
    )
  }

  /** Fields for times, and whose time they are in. */
  function fields(ofChoice: ReactNode) {
    return (
      <div className="settingsDetails">
        <div className="settingsRow" role="radiogroup" aria-label="Time zone of the fields">
          <Choices
            choices={fieldZones.map((zone) => ({ value: zone, label: zoneLabels[zone] }))}
            chosen={draft.zone}
            onChoose={(zone) => onChange(withZone(draft, zone))}
          />
        </div>
        {ofChoice}
      </div>
    )
  }

  const wholeSpan = {
    from: toField(dataSet.firstPollAt, draft.zone),
    to: toField(dataSet.lastPollAt, draft.zone),
  }
  const choices = [
    { value: 'newest', label: `As of the newest poll, ${formatInstant(dataSet.lastPollAt)}` },
    { value: 'asOf', label: 'As of another time', details: fields(field('asOf', 'As of')) },
    {
      value: 'window',
      label: 'One window, in place of the last hour, day and week',
      details: fields(
        <>
          <div className="settingsFields">
            {field('from', 'From')}
            {field('to', 'To')}
          </div>
          <button type="button" className="linkButton" onClick={() => onChange({ ...draft, ...wholeSpan })}>
            From the first poll to the newest
          </button>
        </>,
      ),
    },
  ] as const

  return (
    <ChoiceGroup legend="Time" choices={choices} chosen={draft.time} onChoose={(time) => onChange({ ...draft, time })} />
  )
}

interface TimeFieldProps {
  readonly label: string
  readonly zone: string
  readonly value: string
  readonly remark: Remark | undefined
  readonly onChange: (value: string) => void
}

function TimeField({ label, zone, value, remark, onChange }: TimeFieldProps) {
  const remarkId = useId()
  return (
    <div>
      <label className="settingsField">
        <span>
          {label} <span className="muted">({zone})</span>
        </span>
        <input
          type="datetime-local"
          className="field"
          step={1}
          value={value}
          aria-invalid={remark?.isProblem}
          aria-describedby={remarkId}
          onChange={({ target }) => onChange(target.value)}
        />
      </label>
      <SettingsRemark id={remarkId} remark={remark} />
    </div>
  )
}
