import type { GroupPage } from '../../../../shared/operations/rows'
import { withoutValueLabel } from '../../../../shared/report/groups'
import { formatCount, formatNumber } from '../facts/documentNumbers'
import type { ExportSpan } from '../facts/facts'
import { html, type Markup } from './markup'
import { verdictMark } from './verdictMark'

/** The first groups of the selected stores. */
export interface GroupList extends GroupPage {
  /** What they are grouped by, such as `Region`. */
  readonly label: string
}

/** A table of groups, with their numbers for the whole span. */
export function groupTable({ groups, total, label }: GroupList, suffix: ExportSpan['suffix']): Markup {
  const lines = groups.map((group) => {
    const [uptime, coverage, verdict] = [group[`uptime_percent_${suffix}`], group[`coverage_${suffix}`], group[`verdict_${suffix}`]]
    return html`<tr><td class="group"><bdi>${group.value ?? withoutValueLabel}</bdi></td><td class="number">${formatCount(group.stores)}</td>
<td class="number">${format(group[`downtime_${suffix}`], 2)}</td><td class="number">${format(uptime, 2)}</td><td class="verdictCell">${verdict === null ? '–' : verdictMark(verdict)}</td><td class="number">${format(coverage === null ? null : coverage * 100, 0)}</td>
<td class="number">${format(group[`outages_${suffix}`], 0)}</td><td class="number">${format(group.stores_down, 0)}</td></tr>
`
  })
  const headings = [
    [label, 'group'],
    ['Stores', 'number'],
    ['Down (h)', 'number'],
    ['Uptime %', 'number'],
    ['Verdict', 'verdictCell'],
    ['Coverage %', 'number'],
    ['Outages', 'number'],
    ['Down now', 'number'],
  ] as const
  const rest = total > groups.length ? html`<p>These are ${formatCount(groups.length)} of ${formatCount(total)} groups.</p>` : null
  return html`${rest}<div class="wide"><table>
<thead><tr>${headings.map(([name, style]) => html`<th scope="col" class="${style}">${name}</th>`)}</tr></thead>
<tbody>
${lines}</tbody>
</table></div>`
}

function format(value: number | null, decimals: number): string {
  return value === null ? '–' : formatNumber(value, decimals)
}
