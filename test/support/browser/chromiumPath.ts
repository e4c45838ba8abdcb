import bundled from '@sparticuz/chromium'

/** Unpacks the Chromium that comes through npm, and returns its path; null on systems for which there is none. */
export async function chromiumPath(): Promise<string | null> {
  const isBundled = process.platform === 'linux' && process.arch === 'x64'
  return isBundled ? bundled.executablePath() : null
}
