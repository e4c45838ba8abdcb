import type { DataIssue } from '../../../shared/folder/dataSet'
import { issueColumns } from '../../engine/load/accounting/storedIssues'
import { outputCsv, refuseInputAsOutput, refuseJsonWithFile } from './csvOutput'
import { TextTable } from '../terminal/textTable'
import { useFolder, type FolderOptions, type OpenFolder } from './useFolder'

interface IssuesOptions extends FolderOptions {
  readonly json?: true
  readonly out?: string
}

/** Lists the data issues of a folder; they may be as many as its rows. Throws like `outputIssues`, and INVALID_INPUT. */
export async function issues(folder: string, options: IssuesOptions): Promise<void> {
  const { json, out } = options
  refuseJsonWithFile(options)
  await useFolder(folder, options, ['load'], async (open) => {
    const { engine, dataSet, print } = open
    await refuseInputAsOutput(dataSet, { '--out': out })
    if (out !== undefined) await outputIssues(out, open)
    else await print((json ? jsonLines : tableLines)(engine.requireDataSet().streamIssues()))
  })
}

/** Writes the data issues of a folder as CSV. Throws like `outputCsv`. */
export async function outputIssues(path: string, open: OpenFolder): Promise<void> {
  await outputCsv(path, issueColumns, open.engine.requireDataSet().streamIssues(), open)
}

/** `{"issues": [...]}`, one issue a line. */
async function* jsonLines(batches: AsyncIterable<readonly DataIssue[]>): AsyncGenerator<string> {
  yield '{"issues": ['
  let separator = '\n  '
  for await (const batch of batches) {
    yield separator + batch.map((issue) => JSON.stringify(issue)).join(',\n  ')
    separator = ',\n  '
  }
  yield '\n]}\n'
}

async function* tableLines(batches: AsyncIterable<readonly DataIssue[]>): AsyncGenerator<string> {
  const table = new TextTable(['file', 'line', 'outcome', 'column', 'value', 'reason'])
  let isEmpty = true
  for await (const batch of batches) {
    isEmpty = false
    yield table.text(
      batch.map(({ file, line, outcome, column, value, reason }) => [file, line, outcome, column, shorten(value), reason]),
    )
  }
  if (isEmpty) yield 'No data issues.\n'
}

function shorten(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`
}
