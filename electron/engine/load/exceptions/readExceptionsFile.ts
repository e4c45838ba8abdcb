import { join } from 'node:path'
import type { Mapping } from '../../../../shared/folder/mapping'
import type { Connection } from '../../core/connection'
import type { Database } from '../../core/database'
import { EngineError } from '../../core/errors'
import readHours from '../../core/read_hours.sql?raw'
import readOpenings from '../../core/read_openings.sql?raw'
import readValues from '../../core/read_values.sql?raw'
import { issueKinds, type IssueCode } from '../../files/issueKinds'
import { readFileHead } from '../../files/readFileHead'
import { exceptionTexts, type StoredException } from '../../history/keptExceptions'
import { CleanedCopies } from '../../scan/cleanedCopies'
import { SourceFiles } from '../../scan/sourceFiles'
import { createIssueTables } from '../accounting/accountForRows'
import { toDataIssue, type StoredIssue } from '../accounting/storedIssues'
import { loadExceptionRows, type NamedException } from './loadExceptions'
import writtenException from './written_exception.sql?raw'

interface WrittenException extends StoredException {
  readonly line: number
  readonly store_id: string | null
  readonly attribute: string | null
  readonly attribute_value: string | null
  readonly problem: IssueCode | null
  readonly problem_value: string | null
}

let reads = 0

/**
 * The exceptions in a file that does not belong to the folder and is called `name` in messages, in any form that files of a folder can have. Unlike those, it
 * has to be right as a whole. Throws FOLDER_UNREADABLE, DATA_UNUSABLE if it has no exceptions or a row that cannot be used,
 * and MAPPING_NEEDED if its dates have two meanings and `mapping` does not say which.
 */
export async function readExceptionsFile(
  database: Database,
  path: string,
  name: string,
  mapping: Pick<Mapping, 'dates'>,
): Promise<readonly NamedException[]> {
  const catalog = `exceptions_file_${++reads}`
  await database.attach(catalog)
  try {
    return await database.use({ catalog }, (connection) => read(connection, path, name, mapping, join(database.temporaryFolder, catalog)))
  } finally {
    await database.detach(catalog)
  }
}

async function read(
  connection: Connection,
  path: string,
  name: string,
  mapping: Pick<Mapping, 'dates'>,
  temporaryFolder: string,
): Promise<readonly NamedException[]> {
  const head = await readFileHead(connection, path, [], null)
  if (typeof head === 'string') throw new EngineError('DATA_UNUSABLE', `${name}: ${issueKinds[head].reason}`)
  const { layout: _, recognition, ...rest } = head
  if (recognition?.role !== 'exceptions') {
    throw new EngineError(
      'DATA_UNUSABLE',
      `${name} does not have the columns of exceptions: store_id, and either date or start and end. Others than those of the manual must not be there.`,
    )
  }
  await connection.run(`${readValues}; ${readHours}; ${readOpenings}`)
  await createIssueTables(connection)
  const copies = new CleanedCopies(connection, temporaryFolder, new AbortController().signal)
  try {
    const files = await SourceFiles.open(connection, [{ path, name, index: 0, ...rest, ...recognition }], copies, false, mapping)
    await loadExceptionRows(connection, files)
  } finally {
    await copies.remove()
  }
  const broken = (await connection.all<StoredIssue>('from issue order by line')).map(toDataIssue).find(({ outcome }) => outcome === 'rejected')
  if (broken !== undefined) throw unusable(name, broken.line, broken.value, broken.reason)
  return (await connection.all<WrittenException>(writtenException)).map((row) => {
    if (row.problem !== null) throw unusable(name, row.line, row.problem_value ?? '', issueKinds[row.problem].reason)
    const { line, store_id, attribute, attribute_value: value } = row
    return Object.assign(exceptionTexts(row), {
      storeIds: store_id === null ? null : [store_id],
      origin: `${name}, line ${line}`,
      ...(attribute !== null && value !== null && { attribute: { name: attribute, value } }),
    })
  })
}

function unusable(name: string, line: number, value: string, reason: string): EngineError {
  return new EngineError('DATA_UNUSABLE', `${name}, line ${line}: ${value === '' ? '' : `“${value}”. `}${reason}`)
}
