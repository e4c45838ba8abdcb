import type { UpdateInfo } from 'electron-updater'
import { isUpdateAddress } from '../../shared/preferences/updateAddress'

const variable = 'STORE_MONITOR_UPDATES'

interface Installation {
  readonly isPackaged: boolean
  readonly platform?: string
  readonly environment?: Readonly<Record<string, string | undefined>>
}

/** Where updates come from, or why there are none, as a sentence. The environment comes before what the user has chosen. */
export function updateSource(
  chosen: string,
  { isPackaged, platform = process.platform, environment = process.env }: Installation,
): { readonly address: string } | { readonly problem: string } {
  if (!isPackaged) return { problem: 'It runs from its sources. Use git to update them.' }
  // Only an AppImage knows the file that it was started from. Any other form on Linux belongs to a package manager.
  if (platform === 'linux' && !environment['APPIMAGE']) {
    return { problem: 'It was installed as a package. The package manager of this system updates it.' }
  }
  const given = environment[variable]
  const address = given || chosen
  if (address === '') return { problem: 'There is no update address. You can set one in Preferences.' }
  if (isUpdateAddress(address)) return { address }
  const place = given ? `The environment variable ${variable}` : 'The update address in Preferences'
  return { problem: `${place} is not an address that begins with https://.` }
}

const maximumNotesLength = 2000

/** The release notes as one text, cut if it is too long for a dialog. Markup stays as it is written. */
export function notesOf(notes: UpdateInfo['releaseNotes']): string {
  const text = typeof notes === 'string' ? notes : (notes ?? []).map(({ version, note }) => `${version}\n${note ?? ''}`).join('\n\n')
  return text.length > maximumNotesLength ? `${text.slice(0, maximumNotesLength)}…` : text
}
