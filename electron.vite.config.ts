import { chmod } from 'node:fs/promises'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

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
      rolldownOptions: { input: { index: 'electron/desktop/main.ts', cli: 'electron/cli/cli.ts' } },
    },
  },
  preload: {
    build: {
      // A sandboxed preload can be neither an ES module nor split into chunks.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'electron/desktop/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: { minify: true, chunkSizeWarningLimit: 1600, rolldownOptions: { input: 'renderer/index.html' } },
  },
})
