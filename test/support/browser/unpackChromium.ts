import type { TestProject } from 'vitest/node'
import { chromiumPath } from './chromiumPath'

declare module 'vitest' {
  interface ProvidedContext {
    /** The path of the Chromium that comes through npm; null on systems for which there is none. */
    readonly chromiumPath: string | null
  }
}

/** Unpacks Chromium once for all processes of a run. */
export default async function setUp(project: TestProject): Promise<void> {
  project.provide('chromiumPath', await chromiumPath())
}
