/** The page has a scheme of its own, so that it has an origin, and none of the rights of file addresses. */
export const pageScheme = 'app'
export const pageAddress = `${pageScheme}://bundle/`

export function isPageAddress(address: string): boolean {
  return address.startsWith(pageAddress)
}
