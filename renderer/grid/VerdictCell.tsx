import type { CustomCellRendererProps } from 'ag-grid-react'
import type { Verdict } from '../../shared/report/verdict'
import { VerdictMark } from '../goal/VerdictMark'

/** A verdict with its mark; the text of the cell if there is none. */
export function VerdictCell({ value, valueFormatted }: Pick<CustomCellRendererProps<unknown, Verdict | null>, 'value' | 'valueFormatted'>) {
  return value ? <VerdictMark verdict={value} /> : valueFormatted
}
