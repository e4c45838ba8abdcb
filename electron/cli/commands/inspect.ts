import { relative } from 'node:path'
import type { Command } from 'commander'
import type { DataSetSummary, Notice } from '../../../shared/folder/dataSet'
import { groupFiles } from '../../../shared/folder/fileGroups'
import { readingSentences } from '../../engine/export/facts/describeReading'
import type { DataSetDetails } from '../../engine/load/dataSet'
import { tableLabels } from '../../../shared/core/labels'
import { zoneEdition } from '../../engine/time/zones'
import { TextTable } from '../terminal/textTable'
import { addEngineOptions, addMappingOptions, addStrictOption, examples, folderArgument, type FolderOptions } from '../options/sharedOptions'
import { noticeText, toPrintedNotice } from '../work/notices'
import { jsonText, runOnFolder } from '../work/runOnFolder'

interface InspectOptions extends FolderOptions {
  readonly json?: true
}

export function addInspect(program: Command): void {
  const command = program
    .command('inspect')
    .description('describe a folder: files, rows, stores, time span and time zones')
    .argument(...folderArgument)
    .option('--json', 'print one JSON object')
  addEngineOptions(addStrictOption(addMappingOptions(command)))
    .addHelpText('after', examples('inspect polls', 'inspect polls --json'))
    .action(inspect)
}

/** Throws the errors of loading a folder. */
async function inspect(folder: string, options: InspectOptions): Promise<void> {
  await runOnFolder(folder, options, ['load'], async ({ engine, dataSet, print }) => {
    const details = await engine.folder.require().details()
    const notices = dataSet.notices.map(toPrintedNotice)
    const summary = { ...dataSet, notices, ...details, zoneEdition: zoneEdition().version }
    await print(options.json ? jsonText(summary) : describe(dataSet, details))
  })
}

function* describe(dataSet: DataSetSummary, { zones }: DataSetDetails): Generator<string> {
  const { folder, stores, files, notRead, issues, notices, firstPollAt, lastPollAt } = dataSet
  yield `folder   ${folder}\n`
  yield `polls    ${firstPollAt} to ${lastPollAt}\n`
  yield `stores   ${stores}\n`
  yield `issues   ${issues}\n`
  yield `notices  ${notices.length}\n`
  yield `zones    edition ${zoneEdition().version} of the IANA time zone database\n\n`
  if (!isOneTerminal()) yield* noticeLines(notices)
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
  yield* describeReadings(dataSet)
  if (notRead.length > 0) {
    yield '\n'
    yield new TextTable(['not read', 'header', 'why']).text(notRead.map(({ file, header, reason }) => [file, header, reason]))
  }
  yield* describeAttributes(dataSet)
  yield '\n'
  yield new TextTable(['time zone', 'stores']).text(zones.map(({ zone, stores: count }) => [zone, count]))
}

function* describeAttributes({ attributes }: DataSetSummary): Generator<string> {
  if (attributes.length === 0) return
  yield '\n'
  yield new TextTable(['attribute', 'column', 'stores', 'values']).text(attributes.map(({ key, label, stores, values }) => [key, label, stores, values]))
}

/** Whether standard output and standard error are terminals, so that the notices are on screen already. */
function isOneTerminal(): boolean {
  return process.stdout.isTTY && process.stderr.isTTY
}

function* noticeLines(notices: readonly Notice[]): Generator<string> {
  for (const notice of notices) yield `notice: ${noticeText(notice)}\n`
  if (notices.length > 0) yield '\n'
}

/** How files were read, and which of their columns were not used; nothing if there is nothing to say. */
function* describeReadings({ folder, files }: DataSetSummary): Generator<string> {
  const lines = groupFiles(files).flatMap((group) => {
    const [first, ...others] = group.files
    const name = relative(folder, first?.path ?? folder)
    const names = others.length === 0 ? name : `${name} and the next ${others.length}`
    return readingSentences(group).map((line) => [names, line])
  })
  if (lines.length === 0) return
  yield '\n'
  yield new TextTable(['file', 'read as']).text(lines)
}
