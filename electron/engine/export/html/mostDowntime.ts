import { nameKey } from '../../../../shared/folder/attributes'
import type { ReportRow } from '../../../../shared/report/columns'
import { stateWords } from '../../../../shared/report/verdict'
import { formatCount, formatNumber } from '../facts/documentNumbers'
import type { ExportSpan } from '../facts/facts'
import { html, type Markup } from './markup'
import { verdictMark } from './verdictMark'

/** The first stores of a list. */
export interface StoreList {
  readonly rows: readonly ReportRow[]
  /** Number of stores in the whole list. */
  readonly total: number
}

function format(value: number | null, decimals: number): string {
  return value === null ? '–' : formatNumber(value, decimals)
}

/** A table of these stores, with their numbers for the whole span, and with their names if stores have names. */
export function mostDowntime({ rows, total }: StoreList, suffix: ExportSpan['suffix'], hasNames: boolean): Markup {
  const lines = rows.map((row) => {
    const coverage = row[`coverage_${suffix}`]
    const verdict = row[`verdict_${suffix}`]
    return html`<tr><td class="store"><bdi>${row.store_id}</bdi></td>${hasNames ? html`<td class="group"><bdi>${row[nameKey] ?? '–'}</bdi></td>` : null}
<td class="number">${format(row[`downtime_${suffix}`], 2)}</td>${uptimeCell(row[`uptime_percent_${suffix}`], verdict !== 'too_little_seen')}<td class="verdictCell">${verdict === null ? '–' : verdictMark(verdict)}</td><td class="number">${format(coverage === null ? null : coverage * 100, 0)}</td>
<td class="number">${format(row[`outages_${suffix}`], 0)}</td><td class="number">${format(row[`longest_outage_${suffix}`], 2)}</td><td class="state">${stateOf(row)}</td></tr>
`
  })
  const headings = [
    ['Store', 'store'],
    ...(hasNames ? ([['Name', 'group']] as const) : []),
    ['Down (h)', 'number'],
    ['Uptime %', 'number'],
    ['Verdict', 'verdictCell'],
    ['Coverage %', 'number'],
    ['Outages', 'number'],
    ['Longest (h)', 'number'],
    ['State', 'state'],
  ] as const
  const rest = total > rows.length ? html`<p>These are ${formatCount(rows.length)} of ${formatCount(total)} stores with downtime.</p>` : null
  return html`${rest}<div class="wide"><table>
<thead><tr>${headings.map(([name, style]) => html`<th scope="col" class="${style}">${name}</th>`)}</tr></thead>
<tbody>
${lines}</tbody>
</table></div>`
}

/** The uptime of a store is only approximate if too little was seen of it. */
function uptimeCell(percent: number | null, isCertain: boolean): Markup {
  const text = format(percent, 2)
  return isCertain ? html`<td class="number">${text}</td>` : html`<td class="number uncertain">≈ ${text}</td>`
}

function stateOf({ state, last_status: lastStatus }: ReportRow): Markup | string {
  if (state === null) return '–'
  const words = stateWords(state, lastStatus)
  return state === 'down' ? html`<span class="down">${words}</span>` : words
}
