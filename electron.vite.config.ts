import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

export default defineConfig({
  main: {
    build: {
      target: 'node20.19',
      rolldownOptions: { input: { index: 'electron/main.ts', cli: 'electron/cli.ts' } },
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
    build: { minify: true, rolldownOptions: { input: 'renderer/index.html' } },
  },
})
