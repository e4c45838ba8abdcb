import { tableLabels } from '../../../../shared/core/labels'
import type { FileSummary } from '../../../../shared/folder/dataSet'
import { groupFiles } from '../../../../shared/folder/fileGroups'
import { describeReading } from '../facts/describeReading'
import { formatCount } from '../facts/documentNumbers'
import { html, type Markup } from './markup'

/** The data files, what became of their rows, and how they were read. Paths are relative to their folder. */
export function fileTable(files: readonly FileSummary[]): Markup {
  const rows = groupFiles(files).map((group) => {
    const sentences = describeReading(group)
    const details = html`<tr class="details"><td></td><td colspan="5">${sentences.map((sentence) => html`<p>${sentence}</p>`)}</td></tr>
`
    return html`${group.files.map(fileRow)}${sentences.length === 0 ? null : details}`
  })
  return html`<div class="wide"><table>
<thead><tr><th scope="col">Table</th><th scope="col">File</th><th scope="col" class="number">Rows read</th><th scope="col" class="number">Loaded</th><th scope="col" class="number">Duplicate</th><th scope="col" class="number">Skipped</th></tr></thead>
<tbody>
${rows}</tbody>
</table></div>`
}

function fileRow({ role, path, rowsRead, rowsLoaded, rowsDuplicate, rowsRejected }: FileSummary): Markup {
  return html`<tr><td>${tableLabels[role]}</td><td><bdi>${path}</bdi></td>
${[rowsRead, rowsLoaded, rowsDuplicate, rowsRejected].map((count) => html`<td class="number">${formatCount(count)}</td>`)}</tr>
`
}
