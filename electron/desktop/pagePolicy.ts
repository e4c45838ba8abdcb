/** The page has a scheme of its own: so it has an origin, and none of the rights of file addresses. */
export const pageScheme = 'app'
export const pageAddress = `${pageScheme}://bundle/`

export function isPageAddress(address: string): boolean {
  return address.startsWith(pageAddress)
}

/** Our page may show notifications, if the user wants them. Every other permission of every page is denied. */
export function isPermitted(permission: string, requestingAddress: string): boolean {
  return permission === 'notifications' && isPageAddress(requestingAddress)
}

/** Web preferences of every window. */
export const safePreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  // The spell checker would fetch dictionaries from the network.
  spellcheck: false,
} as const
