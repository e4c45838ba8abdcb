import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: '.',
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: ['test/support/program/build.ts', 'test/support/browser/chromium.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    // Vitest empties style sheets; those of documents are part of what is tested.
    css: { include: [/\/export\/html\//, /\/heatColours\.css/] },
    // The end-to-end spec maps `electron` to a stand-in through Node's module hooks, which see only modules Node loads itself.
    server: { deps: { external: [/\/out\/main\//] } },
  },
})
