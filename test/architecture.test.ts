import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, extname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

interface SourceFile {
  /** The path from the root, with `/`. */
  readonly path: string
  readonly text: string
}

function filesOf(folder: string, ...extensions: readonly string[]): readonly SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => extensions.includes(extname(name)))
    .map((name) => join(folder, name))
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(root, path), 'utf8') }))
}

/** The imports of a file: packages by their name, our files by their path from the root, without extension. */
function importsOf({ path, text }: SourceFile): readonly string[] {
  return [...text.matchAll(/\b(?:from |import |import\()'([^'\n]+)'/g)].map(([, imported = '']) =>
    imported.startsWith('.') ? relative(root, join(root, dirname(path), imported)).replaceAll('\\', '/') : imported,
  )
}

/** The file at `path` and all our files that it reaches through the imports that `follow` returns. */
function reachedFrom(
  path: string,
  files: readonly SourceFile[],
  follow: (file: SourceFile) => readonly string[],
): readonly SourceFile[] {
  const reached = new Set<SourceFile>()
  const visit = (next: string): void => {
    const file = files.find(({ path: known }) => known === next || known === `${next}x`)
    if (file === undefined || reached.has(file)) return
    reached.add(file)
    for (const imported of follow(file)) visit(`${imported}.ts`)
  }
  visit(path)
  return [...reached]
}

/** The imports of a file that load something, also those that it makes later: no types. */
function importsOfCode({ path, text }: SourceFile): readonly string[] {
  return importsOf({ path, text: text.replaceAll(/^(?:import|export) type [^']*'[^']*'/gm, '') })
}

/** The imports of a file when it is loaded: no types, and nothing that it may import later. */
function importsAtStart({ path, text }: SourceFile): readonly string[] {
  return importsOfCode({ path, text: text.replaceAll(/\bimport\([^)]*\)/g, '') })
}

function everyImportAtStart(path: string, files: readonly SourceFile[]): readonly string[] {
  return reachedFrom(path, files, importsAtStart).flatMap(importsAtStart)
}

/** The files that import themselves through others, and the files between two such circles. */
function filesInCircles(files: readonly SourceFile[]): readonly string[] {
  const nameOf = ({ path }: SourceFile): string => path.replace(/\.\w+$/, '')
  const names = new Set(files.map(nameOf))
  const imported = new Set(files.flatMap(importsOf))
  const left = files.filter((file) => imported.has(nameOf(file)) && importsOf(file).some((name) => names.has(name)))
  return left.length === files.length ? files.map(({ path }) => path) : filesInCircles(left)
}

function withoutEnding(path: string): string {
  return path.replace(/\.(?:ts|tsx|mts|mjs)$/, '')
}

function everySource(): readonly SourceFile[] {
  const folders = ['shared', 'electron', 'renderer', 'test']
  return folders.flatMap((folder) => filesOf(folder, '.ts', '.tsx', '.mts', '.mjs', '.css', '.sql'))
}

/** The names in the braces of the imports of a file. */
function namesImportedBy({ text }: SourceFile): ReadonlySet<string> {
  const lists = [...text.matchAll(/\bimport [^'{]*\{([^}]*)\}/g), ...text.matchAll(/\{([^{}]*)\} = await import\(/g), ...text.matchAll(/\bimport\('[^']+'\)\)\.(\w+)/g)].map(([, list = '']) => list)
  return new Set(lists.flatMap((list) => list.split(',').map((name) => name.trim().replace(/^type /, '').replace(/ as .*/, ''))))
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
const sources = [...shared, ...electron, ...renderer]
const buildConfiguration: SourceFile = { path: 'electron.vite.config.ts', text: readFileSync(join(root, 'electron.vite.config.ts'), 'utf8') }
const sql = filesOf('electron/engine', '.sql')

describe('imports', () => {
  test('shared code imports only itself and zod', () => {
    expect(shared).not.toEqual([])
    expect(trespasses(shared, (imported) => imported === 'zod' || imported.startsWith('shared/'))).toEqual([])
  })

  test('the engine imports itself, shared code, Node and its libraries, but neither Electron nor a door', () => {
    const libraries = new Set([
      '@duckdb/node-api',
      'luxon',
      'moment-timezone/data/packed/latest.json?raw',
      'csv-stringify',
      'csv-stringify/sync',
      'fzstd',
      'hucre/xlsx',
      'lossless-json',
      'yazl',
    ])
    const isAllowed = (imported: string) =>
      libraries.has(imported) || isBuiltin(imported) || /^(shared|electron\/engine)\//.test(imported)
    expect(engine).not.toEqual([])
    expect(trespasses(engine, isAllowed)).toEqual([])
  })

  test('only the desktop window imports Electron', () => {
    const importers = electron.filter((file) => importsOf(file).includes('electron'))
    expect(importers).not.toEqual([])
    expect(importers.map(({ path }) => path).filter((path) => !path.startsWith('electron/desktop/'))).toEqual([])
  })

  test('the command line reaches no file that needs Electron', () => {
    const reached = reachedFrom('electron/cli/cli.ts', electron, importsOf)
    expect(reached.map(({ path }) => path)).toContain('electron/engine/engine.ts')
    expect(trespasses(reached, (imported) => imported !== 'electron')).toEqual([])
  })

  test('a report on the command line starts without schemas, which take longer to load than the rest', () => {
    const reached = reachedFrom('electron/cli/cli.ts', [...shared, ...electron], importsAtStart)
    expect(reached.map(({ path }) => path)).toContain('electron/engine/engine.ts')
    expect(reached.filter((file) => importsAtStart(file).includes('zod')).map(({ path }) => path)).toEqual([])
  })

  test('the page has no schemas, also not in the parts that it loads later', () => {
    const reached = reachedFrom('renderer/main.tsx', [...shared, ...renderer], importsOfCode)
    expect(reached.map(({ path }) => path)).toContain('renderer/exceptions/ExceptionsDialog.tsx')
    expect(reached.filter((file) => importsAtStart(file).includes('zod')).map(({ path }) => path)).toEqual([])
  })

  test('the window opens without DuckDB, and its first screen without the table, which take longer to load than the rest', () => {
    const ofWindow = everyImportAtStart('electron/desktop/main.ts', [...shared, ...electron])
    expect(ofWindow).toContain('electron')
    expect(ofWindow).not.toContain('@duckdb/node-api')
    const ofPage = everyImportAtStart('renderer/main.tsx', [...shared, ...renderer])
    expect(ofPage).toContain('renderer/start/StartScreen')
    expect(ofPage.filter((name) => name.startsWith('ag-grid'))).toEqual([])
  })

  test('the table is on screen before dialogs, charts and the details of stores are loaded', () => {
    const ofTable = everyImportAtStart('renderer/report/ReportScreen.tsx', [...shared, ...renderer])
    expect(ofTable).toContain('ag-grid-react')
    const ofPage = everyImportAtStart('renderer/main.tsx', [...shared, ...renderer])
    const later = /\/\w+(?:Dialog|View)$|\/timeline\//
    const found = new Set([...ofPage, ...ofTable].filter((name) => later.test(name)))
    // What the first screen needs itself, and the layout of the table.
    expect(found).toEqual(new Set(['renderer/ui/ModalDialog', 'renderer/app/ShortcutsDialog', 'renderer/start/OpenFolderDialog', 'renderer/grid/gridView', 'renderer/grid/useGridView']))
  })

  test('files do not import each other in a circle', () => {
    expect(filesInCircles(sources)).toEqual([])
  })

  test('the page imports itself, shared code, the pages of the help and the icon, but not Node, Electron or the engine', () => {
    const allowed = /^(renderer|shared|resources\/docs)\/|^resources\/icon\.png$|^(react|react-dom(?:\/client)?|ag-grid-react|ag-grid-community|marked)$/
    expect(renderer).not.toEqual([])
    expect(trespasses(renderer, (imported) => allowed.test(imported))).toEqual([])
  })
})

/**
 * The folders from the ground up. A folder imports only from itself and from those listed before it, so that folders do
 * not form a circle and a reader knows where to look for what a file builds on.
 */
const floors = [
  // Code that every side shares.
  'shared/core',
  'shared/folder',
  'shared/report',
  'shared/comparison',
  'shared/export',
  'shared/preferences',
  'shared/operations',
  // The engine, from files to reports to exports.
  'electron/engine/core',
  'electron/engine/time',
  'electron/engine/write',
  'electron/engine/disk',
  'electron/engine/files',
  'electron/engine/mapping',
  'electron/engine/scan',
  'electron/engine/history/migrations',
  'electron/engine/history',
  'electron/engine/cache',
  'electron/engine/load/accounting',
  'electron/engine/load/stores',
  'electron/engine/load/hours',
  'electron/engine/load/exceptions',
  'electron/engine/load/polls',
  'electron/engine/load/notices',
  'electron/engine/load',
  'electron/engine/select',
  'electron/engine/report/exceptions',
  'electron/engine/report',
  'electron/engine/report/hours',
  'electron/engine/export/facts',
  'electron/engine/export/html',
  'electron/engine/export/workbook',
  'electron/engine/export',
  'electron/engine',
  // What the build and the packages need.
  'electron/packaging',
  // The doors.
  'electron/userData',
  'electron/operations',
  'electron/server/responses',
  'electron/server/rest',
  'electron/server',
  'electron/cli/terminal',
  'electron/cli/completion',
  'electron/cli/options',
  'electron/cli/work',
  'electron/cli/commands',
  'electron/cli',
  'electron/desktop',
  // The page, from the parts that are used everywhere to the whole window.
  'renderer/styles',
  'renderer/hooks',
  'renderer/format',
  'renderer/transport',
  'renderer/commands',
  'renderer/charts',
  'renderer/ui',
  'renderer/help',
  'renderer/preferences',
  'renderer/goal',
  'renderer/views',
  'renderer/selection',
  'renderer/lists',
  'renderer/groups',
  'renderer/grid/filters',
  'renderer/grid',
  'renderer/fleet',
  'renderer/store/timeline',
  'renderer/store',
  'renderer/export',
  'renderer/comparison',
  'renderer/history',
  'renderer/settings',
  'renderer/files',
  'renderer/mapping',
  'renderer/exceptions',
  'renderer/start',
  'renderer/report',
  'renderer/app',
  'renderer',
]

describe('folders', () => {
  const styles = filesOf('renderer', '.css', '.svg')
  const modules = new Map([...sources, ...sql, ...styles].flatMap((file) => [[file.path, file], [withoutEnding(file.path), file]]))

  test('every folder of the program has its floor', () => {
    const folders = new Set([...sources, ...sql, ...styles].map(({ path }) => dirname(path)))
    expect([...folders].toSorted()).toEqual(floors.toSorted())
  })

  test('a folder imports only from itself and those below it', () => {
    const climbs = sources.flatMap((file) =>
      importsOf(file).flatMap((imported) => {
        const target = modules.get(imported.replace(/\?raw$/, ''))
        if (target === undefined) return []
        const [from, to] = [dirname(file.path), dirname(target.path)]
        return floors.indexOf(to) > floors.indexOf(from) ? [`${file.path} imports ${target.path}`] : []
      }),
    )
    expect(climbs).toEqual([])
  })

  test('a folder has at most 25 sources', () => {
    const counts = new Map<string, number>()
    for (const { path } of everySource()) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1)
    expect([...counts].filter(([, count]) => count > 25)).toEqual([])
  })

  test('a source has at most 400 lines', () => {
    const lengths = everySource().map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    expect(lengths.filter(({ lines }) => lines > 400)).toEqual([])
  })
})

describe('exports', () => {
  test('a file does not export what another file exports', () => {
    expect(sources.filter(({ text }) => /^export .*\bfrom '/m.test(text)).map(({ path }) => path)).toEqual([])
  })

  test('every export is imported by another file', () => {
    const importers = [...sources, ...filesOf('test', '.ts', '.tsx', '.mjs'), buildConfiguration]
    const named = new Map(importers.map((file) => [file.path, namesImportedBy(file)]))
    const unused = sources.flatMap(({ path, text }) =>
      [...text.matchAll(/^export (?:async )?(?:const|function\*?|class|interface|type|let) (\w+)/gm)]
        .map(([, name = '']) => name)
        .filter((name) => ![...named].some(([importer, names]) => importer !== path && names.has(name)))
        .map((name) => `${path} exports ${name}`),
    )
    expect(unused).toEqual([])
  })
})

/** The SQL files that define relations, without the macros and the statements that create the tables of the history. */
const relations = sql.filter(({ path }) => !/\/(core\/\w+|report_units|migrations\/\w+)\.sql$/.test(path))

/** The list after `-- Reads:` in the comment at the beginning of a file. It continues on lines that begin with `--   `. */
function statedInputs(text: string): string | null {
  const [comment = ''] = /^(?:--.*\n)+/.exec(text) ?? []
  const [, list] = /^-- Reads: (.*(?:\n-- {3}.*)*)/m.exec(comment) ?? []
  return list?.replaceAll(/\n-- {3}/g, ' ') ?? null
}

/** The relations, parameters and session variables that a query reads, each kind in the order of appearance. */
function actualInputs(text: string): string {
  const code = text.replaceAll(/--.*/g, '')
  const variables = [...code.matchAll(/\bgetvariable\('(\w+)'\)/g)].map(([, name = '']) => `getvariable(${name})`)
  const query = code.replaceAll(/'[^']*'/g, "''").replaceAll(/\bdistinct from\b/g, '')
  const parameters = [...query.matchAll(/\$\w+/g)].map(([name]) => name)
  const ownNames = new Set([...query.matchAll(/(?:\bwith(?: recursive)?|,)\s+(\w+) as (?:materialized )?\(/g)].map(([, name = '']) => name))
  // A name before a parenthesis is a function that returns a table. `from one, other` reads both.
  const sourceLists = [...query.matchAll(/\b(?:from|join)\s+([a-z_]\w*\b(?!\s*\()(?:,\s*[a-z_]\w*\b(?!\s*\())*)/g)]
  const names = sourceLists.flatMap(([, list = '']) => list.split(/,\s*/)).filter((name) => !ownNames.has(name))
  return [...new Set([...names, ...parameters, ...variables])].join(', ') || 'nothing'
}

describe('every SQL file that defines a relation', () => {
  test('says in its first line what one row stands for', () => {
    expect(relations).not.toEqual([])
    expect(relations.filter(({ text }) => !text.startsWith('-- One row')).map(({ path }) => path)).toEqual([])
  })

  test('says in its first comment which relations, parameters and session variables it reads', () => {
    const mismatches = relations.flatMap(({ path, text }) => {
      const [stated, actual] = [statedInputs(text), actualInputs(text)]
      return stated === actual ? [] : [`${path}: says ${stated ?? '(no list)'}, reads ${actual}`]
    })
    expect(mismatches).toEqual([])
  })
})

test('every SQL file is used', () => {
  const imported = new Set(engine.flatMap(importsOf))
  expect(sql.filter(({ path }) => !imported.has(`${path}?raw`)).map(({ path }) => path)).toEqual([])
})
