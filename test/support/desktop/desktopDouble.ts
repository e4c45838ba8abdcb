import { register } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { launchChromium } from '../browser/chromium'
import type { DesktopApp } from './desktopApp'
import { createElectronDouble } from './electronDouble'

const globalName = 'electronDouble'

/**
 * Runs the built main process, preload and page together without the Electron binary. In this process `electron` is a
 * stand-in whose windows are pages of a real Chromium. It can be launched once per process, because modules load once.
 */
export async function launchDesktopDouble(programFolder: string, dataFolder: string): Promise<DesktopApp> {
  const browser = await launchChromium()
  const double = createElectronDouble({ programFolder, dataFolder, browser })
  Object.assign(globalThis, { [globalName]: double.modules })
  mapElectronTo(double.modules)
  await import(pathToFileURL(join(programFolder, 'out', 'main', 'index.js')).href)
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

/** Resolves `electron` to the stand-in with Node's module hooks. */
function mapElectronTo(modules: object): void {
  const names = Object.keys(modules)
  const standIn = `export const { ${names.join(', ')} } = globalThis.${globalName}`
  const hook = `export function resolve(specifier, context, next) {
    if (specifier !== 'electron') return next(specifier, context)
    return { url: ${JSON.stringify(sourceUrl(standIn))}, shortCircuit: true }
  }`
  register(sourceUrl(hook))
}

function sourceUrl(source: string): string {
  return `data:text/javascript,${encodeURIComponent(source)}`
}
