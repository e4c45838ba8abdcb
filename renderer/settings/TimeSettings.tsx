import { useId, type ReactNode } from 'react'
import type { DataSetSummary } from '../../shared/folder/dataSet'
import { ChoiceGroup, Choices } from '../ui/Choices'
import { fieldZones, joinDateTimeField, splitDateTimeField, type FieldZone } from './dateTimeField'
import { FieldRemark } from './FieldRemark'
import { formatInstant, myZoneName } from '../format/times'
import { withZone, type DraftField, type Remark, type SettingsDraft } from './settingsDraft'
import { asOfPresets, windowPresets } from './timePresets'

interface TimeSettingsProps {
  readonly draft: SettingsDraft
  readonly dataSet: DataSetSummary
  readonly remarks: Readonly<Partial<Record<DraftField, Remark>>>
  readonly onChange: (draft: SettingsDraft) => void
}

const zoneLabels: Readonly<Record<FieldZone, string>> = { utc: 'UTC', mine: `My time (${myZoneName()})` }
const zoneNames: Readonly<Record<FieldZone, string>> = { utc: 'UTC', mine: myZoneName() }

/** The time of the report: the newest poll, another time, or a custom period. */
export function TimeSettings({ draft, dataSet, remarks, onChange }: TimeSettingsProps) {
  const presetHintId = useId()

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

  function presetsFor(presets: readonly { readonly label: string; readonly fields: Partial<SettingsDraft> }[]) {
    return (
      <>
        <fieldset className="timePresets" aria-describedby={presetHintId}>
          <legend className="screenReaderOnly">Presets</legend>
          {presets.map(({ label, fields }) => (
            <button key={label} type="button" className="button" onClick={() => onChange({ ...draft, ...fields })}>
              {label}
            </button>
          ))}
        </fieldset>
        <p id={presetHintId} className="muted">
          Days, weeks and months count back from the newest poll, not from today. Days begin at 00:00 {zoneNames[draft.zone]}, weeks on
          Monday.
        </p>
      </>
    )
  }

  const choices = [
    { value: 'newest', label: `Newest poll (${formatInstant(dataSet.lastPollAt)})` },
    {
      value: 'asOf',
      label: 'Another time',
      details: withZoneChoice(
        <>
          {field('asOf', 'Report time')}
          {presetsFor(asOfPresets(dataSet, draft.zone))}
        </>,
      ),
    },
    {
      value: 'window',
      label: 'A custom period (replaces last hour, day and week)',
      details: withZoneChoice(
        <>
          <div className="settingsFields">
            {field('from', 'From')}
            {field('to', 'To')}
          </div>
          {presetsFor(windowPresets(dataSet, draft.zone))}
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

/** A date and a time. The time is a text, because the time fields of browsers show AM and PM in some regions. */
function TimeField({ label, zone, value, remark, onChange }: TimeFieldProps) {
  const remarkId = useId()
  const texts = splitDateTimeField(value)
  const shared = { 'className': 'field', 'aria-invalid': remark?.isProblem, 'aria-describedby': remarkId }
  return (
    <fieldset className="timeField">
      <legend>
        {label} <span className="muted">({zone})</span>
      </legend>
      <div className="timeFieldRow">
        <input
          {...shared}
          type="date"
          aria-label={`${label}, date`}
          max="9999-12-31"
          value={texts.date}
          onChange={({ target }) => onChange(joinDateTimeField({ ...texts, date: target.value }))}
        />
        <input
          {...shared}
          className="field timeOfDay"
          aria-label={`${label}, time of day`}
          placeholder="HH:MM:SS"
          autoComplete="off"
          spellCheck={false}
          maxLength={8}
          value={texts.time}
          onChange={({ target }) => onChange(joinDateTimeField({ ...texts, time: target.value }))}
        />
      </div>
      <FieldRemark id={remarkId} remark={remark} />
    </fieldset>
  )
}
