import type { ReportRow } from '../../../../shared/report/columns'
import { formatNumber } from '../facts/documentNumbers'
import type { ExportSpan } from '../facts/facts'
import { html, type Markup } from './markup'

function format(value: number | null, decimals: number): string {
  return value === null ? '–' : formatNumber(value, decimals)
}

/** A table of these stores, with their numbers for the whole span. */
export function worstStores(rows: readonly ReportRow[], suffix: ExportSpan['suffix']): Markup {
  const lines = rows.map((row) => {
    const coverage = row[`coverage_${suffix}`]
    return html`<tr><td class="store"><bdi>${row.store_id}</bdi></td><td class="whole">${row.timezone}</td>
<td class="number">${format(row[`uptime_percent_${suffix}`], 2)}</td><td class="number">${format(row[`downtime_${suffix}`], 2)}</td><td class="number">${format(row[`open_${suffix}`], 2)}</td>
<td class="number">${format(row[`outages_${suffix}`], 0)}</td><td class="number">${format(row[`longest_outage_${suffix}`], 2)}</td><td class="number">${format(coverage === null ? null : coverage * 100, 0)}</td>
<td class="whole">${row.last_status === 'inactive' ? html`<span class="down">inactive</span>` : 'active'}</td></tr>
`
  })
  const numbers = ['Uptime %', 'Down (h)', 'Open (h)', 'Outages', 'Longest (h)', 'Coverage %']
  return html`<div class="wide"><table>
<thead><tr><th scope="col">Store</th><th scope="col">Time zone</th>${numbers.map((name) => html`<th scope="col" class="number">${name}</th>`)}<th scope="col">Last status</th></tr></thead>
<tbody>
${lines}</tbody>
</table></div>`
}
