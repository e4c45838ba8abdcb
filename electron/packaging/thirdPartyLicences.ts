import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'
import type { Licence } from '../../shared/core/licence'

/** What Vite writes about the packages in a build, beside its files. */
export const bundledLicences = 'licenses.json'

/**
 * Writes `licences.json` beside the page: the licence of every package in the builds of the main process and of the page,
 * and of every package that ships as it is. The page has to be built last. Fails if a package has no licence.
 */
export function thirdPartyLicences(programFolder: string): Plugin {
  return {
    name: 'third-party-licences',
    apply: 'build',
    // After Vite has added its own list.
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = bundle[bundledLicences]
        if (page?.type !== 'asset') throw new Error(`${bundledLicences} of the page is missing`)
        const main = readFileSync(join(programFolder, 'out', 'main', bundledLicences), 'utf8')
        const bundled = [String(page.source), main].flatMap((text) => readBundled(text))
        delete bundle[bundledLicences]
        const licences = withoutRepetition([...bundled, ...shippedLicences(programFolder), ...electronLicences(programFolder)])
        this.emitFile({ type: 'asset', fileName: 'licences.json', source: JSON.stringify(licences) })
      },
    },
  }
}

function readBundled(text: string): readonly Licence[] {
  const entries: readonly { name: string; version: string; identifier?: string; text?: string }[] = JSON.parse(text)
  return entries.map((entry) => licence(entry.name, entry.version, entry.identifier, entry.text))
}

/** The dependencies of package.json and all that they need, as far as they are installed for this platform. */
function shippedLicences(programFolder: string): readonly Licence[] {
  const seen = new Map<string, Licence>()
  function add(name: string, from: string): void {
    const folder = packageFolder(name, from)
    if (folder === null || seen.has(folder)) return
    const { version, license } = readPackage(folder)
    seen.set(folder, licence(name, version, license, licenceText(folder)))
    addAll(folder)
  }
  function addAll(folder: string): void {
    const { dependencies = {}, optionalDependencies = {} } = readPackage(folder)
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) add(name, folder)
  }
  addAll(programFolder)
  return [...seen.values()]
}

/** Electron has the licences of Chromium's many parts in a file of 9 MB, which lies beside the packaged program. */
function electronLicences(programFolder: string): readonly Licence[] {
  const folder = join(programFolder, 'node_modules', 'electron')
  const { version, license } = readPackage(folder)
  return [
    licence('electron', version, license, licenceText(folder)),
    licence('chromium', `in Electron ${version}`, 'BSD-3-Clause and others', 'See the file LICENSES.chromium.html of the installed program.'),
  ]
}

interface PackageJson {
  readonly version: string
  readonly license?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

function readPackage(folder: string): PackageJson {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
}

/** Null if the package is not installed, such as a native library for another platform. */
function packageFolder(name: string, from: string): string | null {
  try {
    return dirname(createRequire(join(from, 'package.json')).resolve(`${name}/package.json`))
  } catch {
    return null
  }
}

function licenceText(folder: string): string | undefined {
  const file = readdirSync(folder).find((name) => /^licen[cs]e(?:\.\w+)?$/i.test(name))
  return file === undefined ? undefined : readFileSync(join(folder, file), 'utf8').trim()
}

/** Throws if neither the name of a licence nor its text is known. */
function licence(name: string, version: string, identifier: string | undefined, text: string | undefined): Licence {
  if (identifier === undefined && text === undefined) throw new Error(`${name} ${version} has no licence`)
  return { name, version, identifier: identifier ?? null, text: text ?? (identifier === 'MIT' ? mitLicence(name) : null) }
}

/** Some packages name this licence without its text, which has to accompany every copy. */
function mitLicence(name: string): string {
  return `Copyright (c) the authors of ${name}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`
}

/** By name, each package and version once. */
function withoutRepetition(licences: readonly Licence[]): readonly Licence[] {
  const unique = new Map(licences.map((entry) => [`${entry.name} ${entry.version}`, entry]))
  return [...unique.values()].toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
}
