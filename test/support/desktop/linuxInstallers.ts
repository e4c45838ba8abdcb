import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, Platform } from 'electron-builder'
import { programFolder } from '../program/programFolder'

interface LinuxInstallers {
  /** The arguments with which fpm would make the .deb. */
  readonly debArguments: readonly string[]
  readonly debDesktopFile: string
  readonly appImageDesktopFile: string
}

/** What electron-builder would make installers of a packaged app from. It stops before it needs the tools that make them. */
export async function linuxInstallers(app: string, output: string): Promise<LinuxInstallers> {
  let [debArguments, debDesktopFile, appImageDesktopFile]: [readonly string[], string, string] = [[], '', '']
  await build({
    targets: Platform.LINUX.createTarget(['deb', 'AppImage']),
    prepackaged: app,
    projectDir: programFolder,
    publish: 'never',
    config: { extends: join(programFolder, 'electron', 'electron-builder.yml'), directories: { output } },
    effectiveOptionComputed: async (computed: readonly [string[], string] | { readonly desktop: string }) => {
      if ('desktop' in computed) appImageDesktopFile = computed.desktop
      else {
        debArguments = computed[0]
        debDesktopFile = await readFile(computed[1], 'utf8')
      }
      return true
    },
  })
  return { debArguments, debDesktopFile, appImageDesktopFile }
}
