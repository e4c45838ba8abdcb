import {
  exceptionColumns,
  maximumAddedExceptions,
  maximumReasonLength,
  maximumStoresOfException,
  type AddedException,
  type NumberedException,
} from '../../shared/folder/exceptions'
import type { SpecialDayChoice } from '../../shared/folder/specialDays'
import type { ExportOutcome } from '../../shared/export/exports'
import { formulaSigns } from '../../shared/export/formulaSigns'
import { plainFormats } from '../../shared/report/explanation'
import { unknownStoresProblem } from '../../shared/report/settingsRules'
import { EngineError } from '../engine/core/errors'
import type { NamedException } from '../engine/load/exceptions/loadExceptions'
import { writeCsv } from '../engine/write/writeCsv'
import { exceptionsOf, numbered, withExceptions, type FolderExceptions } from '../userData/folderExceptions'
import { mappingOf, withMapping } from '../userData/folderMappings'
import type { Context } from './context'
import { exportFile } from './exportFile'

/** The exceptions that the user has added to a folder, as the engine takes them. */
export function namedExceptions(all: FolderExceptions, folder: string): readonly NamedException[] {
  return exceptionsOf(all, folder).map((exception) => Object.assign({}, exception, { origin: originOf(exception) }))
}

/** What an error calls an exception that the user has added. */
function originOf({ date, start, reason }: AddedException): string {
  return ['your exception', date, date === '' ? start : '', reason === '' ? '' : `“${reason}”`].filter((part) => part !== '').join(' ')
}

/**
 * Changes the exceptions that the user has added to the open folder, and returns them. Throws STORE_NOT_FOUND if a new one
 * names a store that is not in the data, and NO_DATA, INVALID_INPUT and MAPPING_NEEDED as `OpenFolder.setAdded`; then nothing is changed.
 * Throws WRITE_FAILED if the changed ones count, but could not be saved.
 */
export async function changeExceptions(
  { engine, userData: { folderExceptions, folderMappings } }: Context,
  change: (current: readonly NumberedException[]) => readonly NumberedException[],
  specialDays?: SpecialDayChoice,
): Promise<readonly NumberedException[]> {
  const { folder } = engine.folder.require().summary
  const all = await folderExceptions.get()
  const current = exceptionsOf(all, folder)
  const changed = change(current)
  const stores = new Set(changed.filter((exception) => !current.includes(exception)).flatMap(({ storeIds }) => storeIds ?? []))
  const problem = unknownStoresProblem(await engine.folder.require().unknownStores([...stores]), plainFormats)
  if (problem !== null) throw new EngineError('STORE_NOT_FOUND', problem)
  if (changed.length > maximumAddedExceptions) {
    throw new EngineError('INVALID_INPUT', `A folder can have at most ${maximumAddedExceptions} exceptions besides those in its files.`)
  }
  await engine.folder.setAdded(namedExceptions(withExceptions(all, folder, changed), folder), specialDays)
  if (specialDays !== undefined) {
    await folderMappings.change((mappings) => withMapping(mappings, folder, { ...mappingOf(mappings, folder), specialDays }))
  }
  await folderExceptions.save((kept) => withExceptions(kept, folder, changed, specialDays))
  return changed
}

/** Adds the exceptions in the text of a file. Throws DATA_UNUSABLE if it has none or a row cannot be used, and as `changeExceptions`. */
export async function importExceptions(context: Context, fileName: string, text: string, specialDays?: SpecialDayChoice): Promise<readonly NumberedException[]> {
  const read = await context.engine.folder.readExceptionsText(fileName, text)
  if (read.length === 0) throw new EngineError('DATA_UNUSABLE', `${fileName} has no exceptions, only a header.`)
  const added: AddedException[] = []
  for (const exception of read) {
    const { date, endDate, startTime, endTime, start, end } = exception
    const storeIds = await storesOf(context, exception)
    added.push({ storeIds, date, endDate, startTime, endTime, start, end, reason: keptReason(exception) })
  }
  return changeExceptions(context, (current) => [...current, ...numbered(current, joinStores(added))], specialDays)
}

/** The stores that an imported exception is for: with an attribute, those that have its value now. Null for all. */
async function storesOf({ engine }: Context, { origin, storeIds, attribute }: NamedException): Promise<string[] | null> {
  if (attribute === undefined) return storeIds?.map(withoutApostrophe) ?? null
  const found = await engine.folder.require().storesWith(attribute)
  if (found.length === 0) throw new EngineError('DATA_UNUSABLE', `${origin}: No store has ${attribute.name} “${attribute.value}”.`)
  return [...found]
}

/** The reason of an imported exception in the form in which reasons are kept. */
function keptReason({ origin, reason }: NamedException): string {
  const line = withoutApostrophe(reason.replaceAll(/\p{Cc}+/gu, ' '))
  if (line.length > maximumReasonLength) {
    throw new EngineError('DATA_UNUSABLE', `${origin}: The reason has more than ${maximumReasonLength} characters. Shorten it.`)
  }
  return line
}

const guardedFormula = new RegExp(`^'(?=[${formulaSigns}])`)

/** Exports write it before texts that a spreadsheet would run as a formula. */
function withoutApostrophe(text: string): string {
  return text.replace(guardedFormula, '')
}

/** Exceptions that differ only in their stores become one, or several if it would have too many stores. */
function joinStores(exceptions: readonly AddedException[]): readonly AddedException[] {
  const joined = new Map<string, { readonly exception: AddedException; readonly stores: Set<string> }>()
  for (const exception of exceptions) {
    const { storeIds, ...rest } = exception
    const key = JSON.stringify([storeIds === null, rest])
    const entry = joined.get(key) ?? { exception, stores: new Set() }
    for (const storeId of storeIds ?? []) entry.stores.add(storeId)
    joined.set(key, entry)
  }
  return [...joined.values()].flatMap(({ exception, stores }) => (exception.storeIds === null ? [exception] : withStores(exception, [...stores])))
}

function withStores(exception: AddedException, storeIds: readonly string[]): readonly AddedException[] {
  const parts = Math.ceil(storeIds.length / maximumStoresOfException)
  return Array.from({ length: parts }, (_, part) => ({
    ...exception,
    storeIds: storeIds.slice(part * maximumStoresOfException, (part + 1) * maximumStoresOfException),
  }))
}

/** Saves the exceptions that the user has added as an exceptions file, with a row for each store. */
export async function exportExceptions(context: Context): Promise<ExportOutcome> {
  const { folder } = context.engine.folder.require().summary
  const added = exceptionsOf(await context.userData.folderExceptions.get(), folder)
  return exportFile(context, {
    suggestedName: 'exceptions.csv',
    write: (path) => writeCsv(path, exceptionColumns, batchesOf(added)),
  })
}

async function* batchesOf(added: readonly NumberedException[]) {
  for (const { storeIds, date, endDate, startTime, endTime, start, end, reason } of added) {
    yield (storeIds ?? ['*']).map((store_id) => ({
      store_id, date, end_date: endDate, start_time_local: startTime, end_time_local: endTime, start, end, reason,
    }))
  }
}
