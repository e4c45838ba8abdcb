import { basename } from 'node:path'
import { tableLabels } from '../../../../shared/core/labels'
import type { FileSummary } from '../../../../shared/folder/dataSet'
import { formatCount } from '../facts/documentNumbers'
import { html, type Markup } from './markup'

/** The data files, and what became of their rows. */
export function fileTable(files: readonly FileSummary[]): Markup {
  const rows = files.map(
    ({ role, path, ...rowsOf }) => html`<tr><td>${tableLabels[role]}</td><td><bdi>${basename(path)}</bdi></td>
${[rowsOf.rowsRead, rowsOf.rowsLoaded, rowsOf.rowsDuplicate, rowsOf.rowsRejected].map((count) => html`<td class="number">${formatCount(count)}</td>`)}</tr>
`,
  )
  return html`<div class="wide"><table>
<thead><tr><th scope="col">Table</th><th scope="col">File</th><th scope="col" class="number">Rows read</th><th scope="col" class="number">Loaded</th><th scope="col" class="number">Duplicate</th><th scope="col" class="number">Skipped</th></tr></thead>
<tbody>
${rows}</tbody>
</table></div>`
}
