import { useEffect, useEffectEvent, useState } from 'react'
import { flushSync } from 'react-dom'
import { methods, type Report } from '../../shared/report/report'
import type { DataSetSummary } from '../../shared/folder/dataSet'
import type { ReportSettings } from '../../shared/report/reportSettings'
import { maximumStoreIds } from '../../shared/report/settingsRules'
import { ChoiceGroup } from '../ui/Choices'
import { methodHints, methodLabels } from '../../shared/core/labels'
import { ModalDialog } from '../ui/ModalDialog'
import { describeDraft, draftOf, isListAwaited, readDraft, remarksOn, settingsOf, type SettingsDraft } from './settingsDraft'
import { writeStoreIds } from '../lists/storeIdList'
import { StoreSettings } from './StoreSettings'
import { TimeSettings } from './TimeSettings'
import { useTransport } from '../transport/transport'
import { useQuery } from '../transport/useQuery'
import { useDebounced } from '../hooks/useDebounced'
import './ReportSettingsDialog.css'

interface ReportSettingsDialogProps {
  readonly dataSet: DataSetSummary
  /** The report on screen, whose settings the form starts with; null if there is no report. */
  readonly report: Report | null
  readonly onRun: (settings: ReportSettings) => void
  readonly onClose: () => void
}

const methodChoices = methods.map((method) => ({
  value: method,
  label: (
    <span>
      {methodLabels[method]} <span className="muted">– {methodHints[method]}</span>
    </span>
  ),
}))

/** Asks for the time, the method and the stores of the next report. */
export function ReportSettingsDialog({ dataSet, report, onRun, onClose }: ReportSettingsDialogProps) {
  const [draft, setDraft] = useState(() => draftOf(report, dataSet))
  useSelectedStores(report, (storeList) => setDraft((former) => (former.storeList === '' ? { ...former, storeList } : former)))

  const reading = readDraft(draft, report, dataSet)
  const unknown = useUnknownStores(draft, reading.storeIds)
  const remarks = remarksOn(draft, reading, dataSet, unknown)
  const hasProblem = Object.values(remarks).some(({ isProblem }) => isProblem)
  const isAwaitingList = isListAwaited(draft, reading)
  const settings = settingsOf(draft, reading)

  return (
    <ModalDialog title="Report settings" className="reportSettingsDialog" onClose={onClose}>
      <form
        className="reportSettings"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (isAwaitingList) flushSync(() => setDraft({ ...draft, isListTouched: true }))
          if (hasProblem || isAwaitingList) return event.currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
          onRun(settings)
          onClose()
        }}
      >
        <TimeSettings draft={draft} dataSet={dataSet} remarks={remarks} onChange={setDraft} />
        <ChoiceGroup legend="Method" choices={methodChoices} chosen={draft.method} onChoose={(method) => setDraft({ ...draft, method })} />
        <StoreSettings
          draft={draft}
          storesInData={dataSet.stores}
          remark={remarks.storeList}
          onChange={setDraft}
        />
        <div className="settingsFoot">
          <p className={hasProblem ? 'settingsPreview problem' : 'settingsPreview'} aria-live="polite">
            {hasProblem && 'Fix the highlighted field to run the report.'}
            {!hasProblem && (isAwaitingList ? 'Enter the stores to report on.' : describeDraft(draft, settings, dataSet))}
          </p>
          <div className="dialogActions">
            <button type="button" className="button" onClick={onClose}>
              Cancel
            </button>
            <button type="submit" className="button primary">
              Run report
            </button>
          </div>
        </div>
      </form>
    </ModalDialog>
  )
}

/** Passes on the store list of the report once, if the report has one. */
function useSelectedStores(report: Report | null, onList: (storeList: string) => void): void {
  const transport = useTransport()
  const passOn = useEffectEvent(onList)
  const reportId = report !== null && report.selectedStores !== null ? report.reportId : null
  useEffect(() => {
    if (reportId === null) return undefined
    let isWanted = true
    void transport.call('getStoreIds', { reportId, offset: 0, limit: maximumStoreIds }).then((answer) => {
      if (isWanted && answer.ok) passOn(writeStoreIds(answer.value.storeIds))
    })
    return () => {
      isWanted = false
    }
  }, [transport, reportId])
}

const typingMilliseconds = 250

/** The listed stores that the data does not have; none while the list is not in use. */
function useUnknownStores({ stores }: SettingsDraft, storeIds: readonly string[]): readonly string[] {
  const asked = useDebounced(stores === 'list' && storeIds.length <= maximumStoreIds ? storeIds.join('\n') : '', typingMilliseconds)
  const answer = useQuery('getUnknownStores', { storeIds: asked === '' ? [] : asked.split('\n') })
  return stores === 'list' && answer?.ok ? answer.value.filter((id) => storeIds.includes(id)) : []
}
