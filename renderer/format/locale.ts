/**
 * The locale in the query of an address, such as `?locale=de-DE`; undefined, which is the locale of the browser, if it
 * names none that exists.
 */
export function localeIn(query: string): string | undefined {
  const named = new URLSearchParams(query).get('locale') ?? ''
  try {
    return Intl.NumberFormat.supportedLocalesOf(named)[0]
  } catch {
    return undefined
  }
}

/**
 * The locale of all numbers and dates on the page. The desktop window names the region of the system, because Electron
 * itself formats in the language of its own menus.
 */
export const locale = 'location' in globalThis ? localeIn(location.search) : undefined
