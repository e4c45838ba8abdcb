import type { CustomCellRendererProps } from 'ag-grid-react'
import type { ReportRow } from '../../shared/report/columns'
import type { Verdict } from '../../shared/report/verdict'
import { VerdictMark } from '../goal/VerdictMark'

/** A verdict with its mark; the text of the cell if there is none. */
export function VerdictCell({ value, valueFormatted }: CustomCellRendererProps<ReportRow, Verdict | null>) {
  return value ? <VerdictMark verdict={value} /> : valueFormatted
}
