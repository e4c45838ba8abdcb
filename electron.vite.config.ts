import { chmod } from 'node:fs/promises'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const bundled = ['@duckdb/node-api', '@hono/node-server', 'commander', 'csv-stringify', 'hono', 'luxon', 'zod']

/** `npm link` lets the program be run as a command, but every build writes it anew. */
const executableProgram: Plugin = {
  name: 'executable-program',
  writeBundle: () => chmod('out/main/cli.js', 0o755),
}

export default defineConfig({
  main: {
    plugins: [executableProgram],
    build: {
      target: 'node20.19',
      // Half as much to parse at every start.
      minify: true,
      // Bundled, the program starts in half the time; only the native binding must stay a package.
      externalizeDeps: { exclude: bundled },
      rolldownOptions: {
        input: { index: 'electron/main.ts', cli: 'electron/cli.ts' },
        external: ['@duckdb/node-bindings'],
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload can be neither an ES module nor split into chunks.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: { minify: true, chunkSizeWarningLimit: 1500, rolldownOptions: { input: 'renderer/index.html' } },
  },
})
