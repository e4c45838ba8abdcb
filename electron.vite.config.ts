import { chmod } from 'node:fs/promises'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { sourcesHash } from './electron/packaging/sourcesHash'
import { bundledLicences, thirdPartyLicences } from './electron/packaging/thirdPartyLicences'
import type { Plugin } from 'vite'

/** Makes the program executable after each build, because `npm link` lets users run it as a command. */
const executableProgram: Plugin = {
  name: 'executable-program',
  writeBundle: () => chmod('out/main/cli.js', 0o755),
}

export default defineConfig({
  main: {
    plugins: [executableProgram],
    // What is kept of files that were read is used only by a program that reads them in the same way.
    define: { sourcesHash: JSON.stringify(sourcesHash(import.meta.dirname)) },
    build: {
      target: 'node20.19',
      // Minified code has half the size, so each start parses half as much.
      minify: true,
      license: { fileName: bundledLicences },
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
    plugins: [react(), thirdPartyLicences(import.meta.dirname)],
    build: {
      minify: true,
      chunkSizeWarningLimit: 1000,
      // One style sheet, in the order of the imports: components override what is loaded before them.
      cssCodeSplit: false,
      license: { fileName: bundledLicences },
      rolldownOptions: {
        input: 'renderer/index.html',
        output: {
          codeSplitting: {
            // One file for each of the two screens. What they share with later parts would be many small files.
            groups: [
              { name: 'first', test: /renderer\/main\.tsx$/, priority: 2 },
              { name: 'table', test: /renderer\/report\/ReportScreen\.tsx$/, priority: 1 },
            ],
          },
        },
      },
    },
  },
})
