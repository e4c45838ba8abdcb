import { useId, useState } from 'react'
import { maximumStoreIds } from '../../shared/report/reportSettings'
import { ChoiceGroup } from '../ui/ChoiceGroup'
import { ErrorText } from '../ui/ErrorText'
import { formatCount } from '../format/format'
import { useSelectionIfAny, type Selection } from '../selection/useSelection'
import { SettingsRemark } from './SettingsRemark'
import type { Remark, SettingsDraft } from './settingsDraft'
import { writeStoreList } from './storeIdList'
import { useTransport } from '../transport/transport'

interface StoreSettingsProps {
  readonly draft: SettingsDraft
  readonly storesInData: number
  readonly remark: Remark | undefined
  readonly onChange: (draft: SettingsDraft) => void
}

/** Which stores: all, or a list that is typed, pasted or taken from the grid. */
export function StoreSettings({ draft, storesInData, remark, onChange }: StoreSettingsProps) {
  const remarkId = useId()
  const hintId = useId()
  const transport = useTransport()
  const shown = useSelectionIfAny()
  const [error, setError] = useState<string | null>(null)

  function take(storeIds: Iterable<string>): void {
    setError(null)
    onChange({ ...draft, stores: 'list', storeList: writeStoreList([...storeIds]) })
  }

  async function takeShown({ rows }: Selection): Promise<void> {
    const answer = await transport.call('getStoreIds', { ...rows, offset: 0, limit: maximumStoreIds })
    if (!answer.ok) return setError(answer.error.message)
    const { storeIds, total } = answer.value
    if (total > maximumStoreIds) {
      return setError(`The grid shows ${formatCount(total)} stores; a list can have ${formatCount(maximumStoreIds)}.`)
    }
    take(storeIds)
  }

  return (
    <ChoiceGroup
      legend="Stores"
      choices={[
        { value: 'all', label: `All stores (${formatCount(storesInData)})` },
        { value: 'list', label: 'Some stores' },
      ]}
      chosen={draft.stores}
      onChoose={(stores) => onChange({ ...draft, stores })}
    >
      {draft.stores === 'list' && (
        <div className="settingsDetails">
          <textarea
            className="field storeListField"
            aria-label="Ids of the stores"
            aria-invalid={remark?.isProblem}
            aria-describedby={`${remarkId} ${hintId}`}
            rows={4}
            spellCheck={false}
            value={draft.storeList}
            onChange={({ target }) => onChange({ ...draft, storeList: target.value })}
          />
          <SettingsRemark id={remarkId} remark={remark} />
          <p id={hintId} className="muted">
            Ids parted by commas, spaces or lines; one with a space in &quot;quotes&quot;.
          </p>
          {shown !== null && (
            <div className="settingsRow">
              <button type="button" className="linkButton" onClick={() => void takeShown(shown)}>
                Take the stores shown in the grid
              </button>
              {shown.stores.storeIds.size > 0 && (
                <button type="button" className="linkButton" onClick={() => take(shown.stores.storeIds)}>
                  Take the {formatCount(shown.stores.storeIds.size)} selected there
                </button>
              )}
            </div>
          )}
          <ErrorText message={error} />
        </div>
      )}
    </ChoiceGroup>
  )
}
