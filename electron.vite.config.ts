import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const bundled = ['@duckdb/node-api', '@hono/node-server', 'commander', 'csv-stringify', 'hono', 'luxon', 'zod']

export default defineConfig({
  main: {
    build: {
      target: 'node20.19',
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
