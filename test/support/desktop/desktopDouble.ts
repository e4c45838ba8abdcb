import { register } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { connectChromium } from '../browser/connectChromium'
import type { DesktopApp } from './desktopApp'
import { createElectronDouble } from './electronDouble'

const globalName = 'electronDoubles'
/** What `electron` is for each launch in this process. */
const launches: object[] = []

/**
 * Runs the built main process, preload and page together without the Electron binary. In this process `electron` is a
 * stand-in whose windows are pages of a real Chromium.
 */
export async function launchDesktopDouble(programFolder: string, dataFolder: string): Promise<DesktopApp> {
  const browser = await connectChromium()
  const double = createElectronDouble({ programFolder, dataFolder, browser })
  if (launches.length === 0) mapElectron(Object.keys(double.modules))
  launches.push(double.modules)
  const main = pathToFileURL(join(programFolder, 'out', 'main', 'index.js'))
  // Modules run once for each address.
  main.searchParams.set('launch', String(launches.length - 1))
  await import(main.href)
  double.becomeReady()
  const page = await double.firstPage
  return {
    page,
    answerFolderDialog: async (path) => void double.folderAnswers.push(path),
    answerSaveDialog: async (path) => void double.saveAnswers.push(path),
    chooseMenuItem: async (...path) => double.menu().at(path).click(),
    menuItems: async (...path) => (double.menu().at(path).submenu?.items ?? []).map(({ label, enabled }) => ({ label, enabled })),
    shownFiles: async () => double.shownFiles,
    async close() {
      await double.quit()
      await double.exited
      await browser.close()
    },
  }
}

/** Resolves `electron` to the stand-in of the launch with Node's module hooks. */
function mapElectron(names: readonly string[]): void {
  Object.assign(globalThis, { [globalName]: launches })
  const standIn = sourceUrl(`export const { ${names.join(', ')} } = globalThis.${globalName}[launch]`)
  const hook = `export function resolve(specifier, context, next) {
    if (specifier !== 'electron') return next(specifier, context)
    const launch = new URL(context.parentURL).searchParams.get('launch')
    return { url: ${JSON.stringify(standIn)}.replace('launch', launch), shortCircuit: true }
  }`
  register(sourceUrl(hook))
}

function sourceUrl(source: string): string {
  return `data:text/javascript,${encodeURIComponent(source)}`
}
