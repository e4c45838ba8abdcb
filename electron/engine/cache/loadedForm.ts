import { version as duckdbVersion } from '@duckdb/node-api'
import { zoneEdition } from '../time/zones'

/** The hash of the sources of the engine, which the build puts in; undeclared if the program runs from its sources. */
declare const sourcesHash: string | undefined

/** A text that differs between programs which might load the same files differently, or might keep them differently. */
export function loadedForm(): string {
  const sources = typeof sourcesHash === 'undefined' ? 'unbuilt' : sourcesHash
  const { icu, unicode } = process.versions
  return JSON.stringify([sources, duckdbVersion(), process.version, icu, unicode, zoneEdition()])
}
