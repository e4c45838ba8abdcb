import type { RefObject } from 'react'
import { kindOf } from '../../shared/report/columns'
import type { Report } from '../../shared/report/report'
import { Banner, MissingBanner, type Missing } from '../ui/Banner'
import { StoreActions } from './StoreActions'
import { StoreFigures } from './StoreFigures'
import { StorePanel } from './StorePanel'
import { useStoreRow } from './useStoreRow'

interface StoreNumbersProps {
  readonly panel: RefObject<HTMLElement | null>
  readonly report: Report
  readonly storeId: string
  /** Why there is no timeline; null while that is not known. */
  readonly missing: Missing | null
  readonly onExplain: () => void
  readonly onClose: () => void
}

/** The details of one store of a report that has numbers only: its row. */
export function StoreNumbers({ panel, report, storeId, missing, onExplain, onClose }: StoreNumbersProps) {
  const answer = useStoreRow(report.reportId, storeId)
  const row = answer?.ok ? answer.value : null
  return (
    <StorePanel
      panel={panel}
      storeId={row?.store_id ?? storeId}
      isBusy={answer === null}
      actions={<StoreActions onExplain={onExplain} onClose={onClose} />}
      onClose={onClose}
    >
      {missing !== null && <MissingBanner missing={missing} what="The timeline and the outages of this store cannot be shown." />}
      {answer?.ok === false && <Banner tone="error" message={answer.error.message} />}
      {row !== null && (
        <>
          <p className="storeStatus">{row.timezone}</p>
          <StoreFigures kind={kindOf(report)} row={row} method={report.method} />
        </>
      )}
      {answer?.ok && row === null && <p>This report does not have this store.</p>}
    </StorePanel>
  )
}
