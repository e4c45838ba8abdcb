import { expect, test } from 'vitest'
import type { Engine } from '../../../electron/engine/engine'
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
  /** Why the folder is refused; `FOLDER` replaces its path. */
  readonly refusal?: string
}

interface InputOutcome {
  readonly rows: readonly string[]
  readonly messages: readonly string[]
  readonly refusal: string | null
}

/** Loads each folder and compares the outcome with the table. */
export function testInputs(engine: () => Engine, cases: readonly InputCase[]): void {
  test.each(cases)('accounts for $name', async ({ files, rows = [], messages = [], refusal = null }) => {
    expect(await withFolder(files, (folder) => outcomeOf(engine(), folder))).toEqual({ rows, messages, refusal })
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
