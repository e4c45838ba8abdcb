import { relative } from 'node:path'
import type { Command } from 'commander'
import type { DataSetSummary } from '../../../shared/folder/dataSet'
import type { DataSetDetails } from '../../engine/load/dataSet'
import { tableLabels } from '../../../shared/core/labels'
import { zoneEdition } from '../../engine/time/zones'
import { TextTable } from '../terminal/textTable'
import { examples, folderArgument, mapOption, type FolderOptions } from '../options/sharedOptions'
import { jsonText, runOnFolder } from '../work/runOnFolder'

interface InspectOptions extends FolderOptions {
  readonly json?: true
}

export function addInspect(program: Command): void {
  program
    .command('inspect')
    .description('describe a folder: files, rows, stores, time span and time zones')
    .argument(...folderArgument)
    .option('--json', 'print one JSON object')
    .addOption(mapOption())
    .addHelpText('after', examples('inspect polls', 'inspect polls --json'))
    .action(inspect)
}

/** Throws the errors of loading a folder. */
async function inspect(folder: string, options: InspectOptions): Promise<void> {
  await runOnFolder(folder, options, ['load'], async ({ engine, dataSet, print }) => {
    const details = await engine.folder.require().details()
    await print(options.json ? jsonText({ ...dataSet, ...details, zoneEdition: zoneEdition().version }) : describe(dataSet, details))
  })
}

function* describe(dataSet: DataSetSummary, { notRead, zones }: DataSetDetails): Generator<string> {
  const { folder, stores, files, issues, firstPollAt, lastPollAt } = dataSet
  yield `folder  ${folder}\n`
  yield `polls   ${firstPollAt} to ${lastPollAt}\n`
  yield `stores  ${stores}\n`
  yield `issues  ${issues}\n`
  yield `zones   edition ${zoneEdition().version} of the IANA time zone database\n\n`
  yield new TextTable(['role', 'file', 'read', 'loaded', 'duplicate', 'skipped']).text(
    files.map(({ role, path, rowsRead, rowsLoaded, rowsDuplicate, rowsRejected }) => [
      tableLabels[role].toLowerCase(),
      relative(folder, path),
      rowsRead,
      rowsLoaded,
      rowsDuplicate,
      rowsRejected,
    ]),
  )
  if (notRead.length > 0) {
    yield '\n'
    yield new TextTable(['not read', 'header', 'why']).text(notRead.map(({ file, header, reason }) => [file, header, reason]))
  }
  yield '\n'
  yield new TextTable(['time zone', 'stores']).text(zones.map(({ zone, stores: count }) => [zone, count]))
}
