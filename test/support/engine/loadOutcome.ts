import { expect } from 'vitest'
import type { Engine } from '../../../electron/engine/engine'
import type { DataIssue, FileSummary } from '../../../shared/folder/dataSet'
import { withFolder, type Files } from '../data/folder'

/** The outcome of loading a folder, in a form that is easy to read and compare. */
export interface LoadOutcome {
  readonly stores: number
  /** `role read = loaded + duplicate + rejected` */
  readonly accounts: readonly string[]
  /** `file:line column "value" code outcome` */
  readonly issues: readonly string[]
}

function account({ role, rowsRead, rowsLoaded, rowsDuplicate, rowsRejected }: FileSummary): string {
  return `${role} ${rowsRead} = ${rowsLoaded} + ${rowsDuplicate} + ${rowsRejected}`
}

function brief({ file, line, column, value, code, outcome }: DataIssue): string {
  return [`${file}:${line}`, column, JSON.stringify(value), code, outcome].filter((part) => part !== '').join(' ')
}

/** Writes the files into a folder and loads it. */
export function loadOutcome(engine: Engine, files: Files): Promise<LoadOutcome> {
  return withFolder(files, async (folder) => {
    const summary = await engine.folder.open(folder)
    const issues = await engine.folder.require().issues({ offset: 0, limit: 1000 })
    expect(summary.issues).toBe(issues.length)
    return { stores: summary.stores, accounts: summary.files.map(account), issues: issues.map(brief) }
  })
}
