import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** The specs that drive the built program in a real Electron with real dialogs, menus, keys and signals. */
export default defineConfig({
  test: {
    root: join(import.meta.dirname, '../..'),
    include: ['test/desktop/**/*.test.ts'],
    globalSetup: ['test/support/program/build.ts', 'test/support/desktop/startDesktopSession.ts'],
    // Only one window of a session has the focus.
    fileParallelism: false,
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
  },
})
