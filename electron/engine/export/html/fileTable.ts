import { basename } from 'node:path'
import type { FileRole, FileSummary } from '../../../../shared/folder/dataSet'
import { html, type Markup } from './markup'

const roles: Readonly<Record<FileRole, string>> = {
  polls: 'Polls',
  businessHours: 'Business hours',
  timezones: 'Time zones',
}

/** What became of the rows of every file. */
export function fileTable(files: readonly FileSummary[], formatCount: (count: number) => string): Markup {
  const rows = files.map(
    ({ role, path, ...rowsOf }) => html`<tr><td>${roles[role]}</td><td><bdi>${basename(path)}</bdi></td>
${[rowsOf.rowsRead, rowsOf.rowsLoaded, rowsOf.rowsDuplicate, rowsOf.rowsRejected].map((count) => html`<td class="number">${formatCount(count)}</td>`)}</tr>
`,
  )
  return html`<div class="wide"><table>
<thead><tr><th scope="col">Table</th><th scope="col">File</th><th scope="col" class="number">Rows read</th><th scope="col" class="number">Loaded</th><th scope="col" class="number">Duplicate</th><th scope="col" class="number">Rejected</th></tr></thead>
<tbody>
${rows}</tbody>
</table></div>`
}
