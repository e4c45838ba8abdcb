import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, extname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

interface SourceFile {
  /** From the root, with `/`. */
  readonly path: string
  readonly text: string
}

function filesOf(folder: string, ...extensions: readonly string[]): readonly SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => extensions.includes(extname(name)))
    .map((name) => join(folder, name))
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(root, path), 'utf8') }))
}

/** What a file imports: packages by their name, files of ours by their path from the root, without extension. */
function importsOf({ path, text }: SourceFile): readonly string[] {
  return [...text.matchAll(/\b(?:from |import |import\()'([^'\n]+)'/g)].map(([, imported = '']) =>
    imported.startsWith('.') ? relative(root, join(root, dirname(path), imported)).replaceAll('\\', '/') : imported,
  )
}

/** The files of ours that one reaches, itself among them, as far as `follow` gives their imports. */
function reachedFrom(
  path: string,
  files: readonly SourceFile[],
  follow: (file: SourceFile) => readonly string[],
): readonly SourceFile[] {
  const reached = new Set<SourceFile>()
  const visit = (next: string): void => {
    const file = files.find((candidate) => candidate.path === next)
    if (file === undefined || reached.has(file)) return
    reached.add(file)
    for (const imported of follow(file)) visit(`${imported}.ts`)
  }
  visit(path)
  return [...reached]
}

/** What a file imports when it is loaded: no types, and nothing that it may import later. */
function importsAtStart({ path, text }: SourceFile): readonly string[] {
  const withoutTypes = text.replaceAll(/^(?:import|export) type [^']*'[^']*'/gm, '')
  return importsOf({ path, text: withoutTypes.replaceAll(/\bimport\([^)]*\)/g, '') })
}

/** The files that import themselves by way of others, and those on the way from one circle to the next. */
function filesInCircles(files: readonly SourceFile[]): readonly string[] {
  const nameOf = ({ path }: SourceFile): string => path.replace(/\.\w+$/, '')
  const names = new Set(files.map(nameOf))
  const imported = new Set(files.flatMap(importsOf))
  const left = files.filter((file) => imported.has(nameOf(file)) && importsOf(file).some((name) => names.has(name)))
  return left.length === files.length ? files.map(({ path }) => path) : filesInCircles(left)
}

/** Each import that is not allowed, as `file imports what`. */
function trespasses(files: readonly SourceFile[], isAllowed: (imported: string) => boolean): readonly string[] {
  return files.flatMap((file) =>
    importsOf(file)
      .filter((imported) => !isAllowed(imported))
      .map((imported) => `${file.path} imports ${imported}`),
  )
}

const shared = filesOf('shared', '.ts')
const electron = filesOf('electron', '.ts', '.mts', '.mjs')
const engine = electron.filter(({ path }) => path.startsWith('electron/engine/'))
const renderer = filesOf('renderer', '.ts', '.tsx')
const sql = filesOf('electron/engine/sql', '.sql')

describe('who may import what', () => {
  test('what every side shares knows itself and its schemas only', () => {
    expect(shared).not.toEqual([])
    expect(trespasses(shared, (imported) => imported === 'zod' || imported.startsWith('shared/'))).toEqual([])
  })

  test('the engine knows itself, what is shared, Node and its libraries: no Electron and no door', () => {
    const libraries = new Set(['@duckdb/node-api', 'luxon', 'csv-stringify', 'csv-stringify/sync'])
    const isAllowed = (imported: string) =>
      libraries.has(imported) || isBuiltin(imported) || /^(shared|electron\/engine)\//.test(imported)
    expect(engine).not.toEqual([])
    expect(trespasses(engine, isAllowed)).toEqual([])
  })

  test('Electron is for the files of the desktop door', () => {
    const desktop = ['main', 'window', 'menu', 'preload', 'transport/ipc'].map((name) => `electron/${name}.ts`)
    const importers = electron.filter((file) => importsOf(file).includes('electron'))
    expect(importers.map(({ path }) => path).toSorted()).toEqual(desktop.toSorted())
  })

  test('the command line reaches no file that needs Electron', () => {
    const reached = reachedFrom('electron/cli.ts', electron, importsOf)
    expect(reached.map(({ path }) => path)).toContain('electron/engine/engine.ts')
    expect(trespasses(reached, (imported) => imported !== 'electron')).toEqual([])
  })

  test('a report on the command line starts without schemas: they take longer to load than the rest', () => {
    const reached = reachedFrom('electron/cli.ts', [...shared, ...electron], importsAtStart)
    expect(reached.map(({ path }) => path)).toContain('electron/engine/engine.ts')
    expect(reached.filter((file) => importsAtStart(file).includes('zod')).map(({ path }) => path)).toEqual([])
  })

  test('no file needs one that needs it', () => {
    expect(filesInCircles([...shared, ...electron, ...renderer])).toEqual([])
  })

  test('the page knows itself and what is shared: no Node, no Electron, no engine', () => {
    const allowed = /^(renderer|shared)\/|^(react|react-dom\/client|ag-grid-react|ag-grid-community)$/
    expect(renderer).not.toEqual([])
    expect(trespasses(renderer, (imported) => allowed.test(imported))).toEqual([])
  })
})

test('every relation says in its first line what one row of it is', () => {
  // Not relations: a library of readings, and what makes and changes the tables of the history.
  const relations = sql.filter(({ path }) => !/\/(macros|history_\d+)\.sql$/.test(path))
  expect(relations).not.toEqual([])
  expect(relations.filter(({ text }) => !text.startsWith('-- One row')).map(({ path }) => path)).toEqual([])
})

test('every SQL file is used', () => {
  const imported = new Set(engine.flatMap(importsOf))
  expect(sql.filter(({ path }) => !imported.has(`${path}?raw`)).map(({ path }) => path)).toEqual([])
})

test('no source file is longer than 250 lines', () => {
  const folders = ['shared', 'electron', 'renderer', 'test']
  const sources = folders.flatMap((folder) => filesOf(folder, '.ts', '.tsx', '.mts', '.mjs', '.css', '.sql'))
  const lengths = sources.map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
  expect(lengths.filter(({ lines }) => lines > 250)).toEqual([])
})
