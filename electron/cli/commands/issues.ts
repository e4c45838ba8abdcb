import type { Command } from 'commander'
import type { DataIssue } from '../../../shared/folder/dataSet'
import { issueColumns } from '../../../shared/export/exportedColumns'
import { TextTable } from '../terminal/textTable'
import { outputCsv, refuseInputAsOutput, refuseJsonWithFile } from '../work/csvOutput'
import { addEngineOptions, addMappingOptions, addStrictOption, examples, folderArgument, type FolderOptions } from '../options/sharedOptions'
import { runOnFolder, type OpenFolder } from '../work/runOnFolder'

interface IssuesOptions extends FolderOptions {
  readonly json?: true
  readonly out?: string
}

export function addIssues(program: Command): void {
  const command = program
    .command('issues')
    .description('list the rows and files that could not be used as they are')
    .argument(...folderArgument)
    .option('--json', 'print one JSON object, one issue per line')
    .option('--out <file.csv>', 'write the issues to this file instead (- for standard output)')
  addEngineOptions(addStrictOption(addMappingOptions(command)))
    .addHelpText('after', examples('issues polls', 'issues polls --out issues.csv'))
    .action(issues)
}

/**
 * Streams the issues, because there may be as many as rows. Throws INVALID_INPUT if options do not go together, the
 * errors of loading a folder, and WRITE_FAILED.
 */
async function issues(folder: string, options: IssuesOptions): Promise<void> {
  const { json, out } = options
  refuseJsonWithFile(options)
  await runOnFolder(folder, options, ['load'], async (open) => {
    const { engine, dataSet, print } = open
    await refuseInputAsOutput(dataSet, { '--out': out })
    if (out !== undefined) await outputIssues(out, open)
    else await print((json ? jsonLines : tableLines)(engine.folder.require().streamIssues()))
  })
}

/** Writes the data issues of a folder as CSV. Throws WRITE_FAILED, and CANCELLED if the program is asked to end. */
export async function outputIssues(path: string, open: OpenFolder): Promise<void> {
  await outputCsv(path, issueColumns, open.engine.folder.require().streamIssues(), open)
}

/** `{"issues": [...]}` with one issue per line. */
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
