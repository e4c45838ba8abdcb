import { kindOf, spanOfKind } from '../../shared/report/columns'
import type { Report } from '../../shared/report/report'
import { Banner, MissingBanner, type Missing } from '../ui/Banner'
import { rowToTheMinute } from './exactRow'
import { StoreAttributes } from './StoreAttributes'
import { StoreFigures } from './StoreFigures'
import { StoreSummary } from './StoreSummary'
import { useStoreRow } from './useStoreRow'

interface StoreNumbersProps {
  readonly report: Report
  readonly storeId: string
  /** Why there is no timeline; null while that is not known. */
  readonly missing: Missing | null
}

/** The row of one store of a report that has numbers only. */
export function StoreNumbers({ report, storeId, missing }: StoreNumbersProps) {
  const answer = useStoreRow(report.reportId, storeId)
  const kind = kindOf(report)
  const row = answer?.ok && answer.value !== null ? rowToTheMinute(kind, answer.value) : null
  const { noun, name } = spanOfKind[kind]
  return (
    <>
      {missing !== null && <MissingBanner missing={missing} what="The timeline and the outages of this store cannot be shown." />}
      {answer?.ok === false && <Banner tone="error" message={answer.error.message} />}
      {row !== null && (
        <>
          <StoreAttributes attributes={report.attributes} row={row} />
          <StoreSummary kind={kind} row={row} span={{ noun, name, endsNow: kind === 'standard' }} />
          <StoreFigures kind={kind} row={row} method={report.method} title="Report figures" />
        </>
      )}
      {answer?.ok && row === null && <p>This report does not have this store.</p>}
    </>
  )
}
