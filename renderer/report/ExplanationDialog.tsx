import { explainReport, explainStore, tableLine, type Explanation, type Formats } from '../../shared/report/explanation'
import type { Report } from '../../shared/report/report'
import { locale } from '../format/locale'
import { formatAsWritten } from '../format/numbers'
import { formatInstant } from '../format/times'
import { ClosingActions } from '../ui/ClosingActions'
import { ModalDialog } from '../ui/ModalDialog'
import { useOpenStoreId, useSelection } from '../selection/useSelection'
import { useUptimeGoal } from '../preferences/useUptimeGoal'
import { useQuery } from '../transport/useQuery'
import './ExplanationDialog.css'

const shortNumber = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
const formats: Formats = { number: (value) => shortNumber.format(value), asWritten: formatAsWritten, instant: formatInstant }

/** Explains how the numbers on screen are computed. The store whose details are open comes first. */
export function ExplanationDialog({ onClose }: { readonly onClose: () => void }) {
  const { report } = useSelection()
  const goal = useUptimeGoal()
  const storeId = useOpenStoreId()
  const exceptions = useQuery('getReportExceptions', report.exceptionSet === null ? null : { reportId: report.reportId })
  return (
    <ModalDialog title="How this is computed" className="explanationDialog" onClose={onClose}>
      {storeId !== null && <StoreExplanation report={report} storeId={storeId} />}
      {explainReport(report, goal, formats, exceptions?.ok ? exceptions.value : []).map((explanation) => (
        <ExplanationSection key={explanation.heading} {...explanation} />
      ))}
      <ClosingActions onClose={onClose} />
    </ModalDialog>
  )
}

function StoreExplanation({ report, storeId }: { readonly report: Report; readonly storeId: string }) {
  const answer = useQuery('getRows', { reportId: report.reportId, storeIds: [storeId], offset: 0, limit: 1 })
  if (answer === null) return null
  if (!answer.ok) return <p className="errorText">{answer.error.message}</p>
  const [row] = answer.value.rows
  return row === undefined ? null : <ExplanationSection {...explainStore(report, row, formats)} />
}

function ExplanationSection({ heading, sentences, table }: Explanation) {
  return (
    <section className="explanation">
      <h3>{heading}</h3>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {table !== undefined && (
        <table>
          <thead>
            <tr>
              {table.headings.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((cells) => (
              <tr key={tableLine(cells)}>
                {table.headings.map((name, column) => (
                  <td key={name}>{cells[column]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
