import { expect, test } from 'vitest'
import type { Mapping } from '../../../shared/folder/mapping'
import type { Engine } from '../../../electron/engine/engine'
import { fileRoles } from '../../../shared/folder/fileRole'
import { EngineError } from '../../../electron/engine/core/errors'
import { withFolder, type Files } from '../data/folder'

/** A folder that a user may have, and everything that the user reads about it. */
export interface InputCase {
  readonly name: string
  readonly files: Files
  /** `name: read = loaded + duplicate + rejected` for each file that is read. Absent if the folder is refused. */
  readonly rows?: readonly string[]
  /** All messages about rows and files, as a user reads them. */
  readonly messages?: readonly string[]
  /** Why the folder is refused; `FOLDER` stands for its path. */
  readonly refusal?: string
}

interface InputOutcome {
  readonly rows: readonly string[]
  readonly messages: readonly string[]
  readonly refusal: string | null
}

/** Loads each folder, compares the outcome with the table, and follows what the program proposes. */
export function testInputs(engine: () => Engine, cases: readonly InputCase[]): void {
  test.each(cases)('accounts for $name', async ({ files, rows = [], messages = [], refusal = null }) => {
    await withFolder(files, async (folder) => {
      expect(await outcomeOf(engine(), folder)).toEqual({ rows, messages, refusal })
      await followProposals(engine(), folder, refusal !== null)
    })
  })
}

export async function outcomeOf(engine: Engine, folder: string): Promise<InputOutcome> {
  try {
    const summary = await engine.folder.open(folder)
    const issues = await engine.folder.require().issues({ offset: 0, limit: 1000 })
    return {
      rows: summary.files.map(
        ({ path, rowsRead, rowsLoaded, rowsDuplicate, rowsRejected }) =>
          `${path.slice(folder.length + 1)}: ${rowsRead} = ${rowsLoaded} + ${rowsDuplicate} + ${rowsRejected}`,
      ),
      messages: issues.map(({ file, line, column, value, reason, outcome }) =>
        outcome === 'ignored' && line === 1
          ? `${file}: ${reason}`
          : `${file}, line ${line}${column === '' ? '' : `, ${column}`}: "${value}". ${reason}`,
      ),
      refusal: null,
    }
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    return { rows: [], messages: [], refusal: error.message.replaceAll(folder, 'FOLDER') }
  }
}

/**
 * Follows what the program proposes for the folder that was just opened or refused, if it proposes something. It must
 * answer all questions and read more rows than before.
 */
async function followProposals(engine: Engine, folder: string, isRefused: boolean): Promise<void> {
  const loaded = isRefused ? 0 : rowsLoadedBy(engine)
  for (const mapping of isRefused ? await answersFor(engine, folder) : proposalsOf(engine)) {
    await engine.folder.open(folder, mapping)
    expect(rowsLoadedBy(engine)).toBeGreaterThan(loaded)
  }
}

function rowsLoadedBy(engine: Engine): number {
  return engine.folder.dataSet?.files.reduce((sum, { rowsLoaded }) => sum + rowsLoaded, 0) ?? 0
}

/** The proposals of the notices that assign files to tables. */
function proposalsOf(engine: Engine): readonly Mapping[] {
  return engine.folder.dataSet?.notices.flatMap(({ proposal }) => (proposal !== null && fileRoles.some((role) => role in proposal) ? [proposal] : [])) ?? []
}

/** The mapping that is proposed for a folder that was refused, if it answers all questions. */
async function answersFor(engine: Engine, folder: string): Promise<readonly Mapping[]> {
  try {
    const { mapping, isComplete } = await engine.folder.inspect(folder, null)
    return isComplete && fileRoles.some((role) => role in mapping) ? [mapping] : []
  } catch (error) {
    if (error instanceof EngineError && ['DATA_UNUSABLE', 'FOLDER_UNREADABLE'].includes(error.code)) return []
    throw error
  }
}
