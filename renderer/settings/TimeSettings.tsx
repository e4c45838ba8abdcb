import { useId, type ReactNode } from 'react'
import type { DataSetSummary } from '../../shared/folder/dataSet'
import { ChoiceGroup, Choices } from '../ui/Choices'
import { fieldZones, myZoneName, writeDateTimeField, type FieldZone } from './dateTimeField'
import { FieldRemark } from './FieldRemark'
import { formatInstant } from '../format/times'
import { withZone, type DraftField, type Remark, type SettingsDraft } from './settingsDraft'

interface TimeSettingsProps {
  readonly draft: SettingsDraft
  readonly dataSet: DataSetSummary
  readonly remarks: Readonly<Partial<Record<DraftField, Remark>>>
  readonly onChange: (draft: SettingsDraft) => void
}

const zoneLabels: Readonly<Record<FieldZone, string>> = { utc: 'UTC', mine: `My time (${myZoneName})` }
const zoneNames: Readonly<Record<FieldZone, string>> = { utc: 'UTC', mine: myZoneName }

/** The time of the report: the newest poll, another time, or a custom period. */
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

  function withZoneChoice(fields: ReactNode) {
    return (
      <div className="settingsDetails">
        <div className="settingsRow" role="radiogroup" aria-label="Time zone">
          <Choices
            choices={fieldZones.map((zone) => ({ value: zone, label: zoneLabels[zone] }))}
            chosen={draft.zone}
            onChoose={(zone) => onChange(withZone(draft, zone))}
          />
        </div>
        {fields}
      </div>
    )
  }

  const wholeSpan = {
    from: writeDateTimeField(dataSet.firstPollAt, draft.zone),
    to: writeDateTimeField(dataSet.lastPollAt, draft.zone),
  }
  const choices = [
    { value: 'newest', label: `Newest poll (${formatInstant(dataSet.lastPollAt)})` },
    { value: 'asOf', label: 'Another time', details: withZoneChoice(field('asOf', 'Report time')) },
    {
      value: 'window',
      label: 'A custom period (replaces last hour, day and week)',
      details: withZoneChoice(
        <>
          <div className="settingsFields">
            {field('from', 'From')}
            {field('to', 'To')}
          </div>
          <button type="button" className="linkButton" onClick={() => onChange({ ...draft, ...wholeSpan })}>
            All data
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
      <FieldRemark id={remarkId} remark={remark} />
    </div>
  )
}
