import { useId, useState } from 'react'
import { maximumStoreIds } from '../../shared/report/settingsRules'
import { ChoiceGroup } from '../ui/Choices'
import { ErrorText } from '../ui/ErrorText'
import { FieldRemark } from './FieldRemark'
import { countOf, formatCount } from '../format/numbers'
import { useSelectionIfAny, type Selection } from '../selection/useSelection'
import type { Remark, SettingsDraft } from './settingsDraft'
import { SelectField } from '../ui/SelectField'
import { useStoreLists } from '../lists/useStoreLists'
import { writeStoreIds } from '../lists/storeIdList'
import { useTransport } from '../transport/transport'

interface StoreSettingsProps {
  readonly draft: SettingsDraft
  readonly storesInData: number
  readonly remark: Remark | undefined
  readonly onChange: (draft: SettingsDraft) => void
}

/** The stores of the report: all, or a list that is typed, pasted or copied from the table. */
export function StoreSettings({ draft, storesInData, remark, onChange }: StoreSettingsProps) {
  const remarkId = useId()
  const hintId = useId()
  const transport = useTransport()
  const { lists } = useStoreLists()
  const shown = useSelectionIfAny()
  const [error, setError] = useState<string | null>(null)

  function take(storeIds: Iterable<string>): void {
    setError(null)
    onChange({ ...draft, stores: 'list', storeList: writeStoreIds([...storeIds]) })
  }

  async function takeShown({ rows }: Selection): Promise<void> {
    const answer = await transport.call('getStoreIds', { ...rows, offset: 0, limit: maximumStoreIds })
    if (!answer.ok) return setError(answer.error.message)
    const { storeIds, total } = answer.value
    if (total > maximumStoreIds) {
      return setError(`The table has ${formatCount(total)} stores, but a list can have at most ${formatCount(maximumStoreIds)}.`)
    }
    take(storeIds)
  }

  async function takeList(id: string): Promise<void> {
    const answer = await transport.call('getStoreList', { id })
    if (answer.ok) take(answer.value?.storeIds ?? [])
    else setError(answer.error.message)
  }

  return (
    <ChoiceGroup
      legend="Stores"
      choices={[
        { value: 'all', label: `All stores (${formatCount(storesInData)})` },
        { value: 'list', label: 'Only these stores' },
      ]}
      chosen={draft.stores}
      onChoose={(stores) => onChange({ ...draft, stores })}
    >
      {draft.stores === 'list' && (
        <div className="settingsDetails">
          <textarea
            className="field storeListField"
            aria-label="Store ids"
            aria-invalid={remark?.isProblem}
            aria-describedby={`${remarkId} ${hintId}`}
            rows={4}
            spellCheck={false}
            value={draft.storeList}
            onChange={({ target }) => onChange({ ...draft, storeList: target.value, isListTouched: true })}
          />
          <FieldRemark id={remarkId} remark={remark} />
          <p id={hintId} className="muted">
            Separate ids with commas, spaces or new lines. Put an id that contains a space in quotes.
          </p>
          {shown !== null && (
            <div className="settingsRow">
              <button type="button" className="linkButton" onClick={() => void takeShown(shown)}>
                Use the stores in the table
              </button>
              {shown.stores.storeIds.size > 0 && (
                <button type="button" className="linkButton" onClick={() => take(shown.stores.storeIds)}>
                  Use the {countOf(shown.stores.storeIds.size, 'selected store')}
                </button>
              )}
            </div>
          )}
          {lists.length > 0 && (
            <SelectField
              name="List of stores"
              value=""
              options={[{ value: '', label: 'Use one of my lists…' }, ...lists.map(({ id, name, stores }) => ({ value: id, label: `${name} (${formatCount(stores)})` }))]}
              onChoose={(chosen) => void takeList(chosen)}
            />
          )}
          <ErrorText message={error} />
        </div>
      )}
    </ChoiceGroup>
  )
}
