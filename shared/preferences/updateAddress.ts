/** The longest address of updates. */
export const maximumUpdateAddressLength = 2048

/**
 * Whether updates can be fetched from an address: over HTTPS, or from this computer. Whoever can change what comes from it
 * can replace the program.
 */
export function isUpdateAddress(address: string): boolean {
  return address.length <= maximumUpdateAddressLength && /^(?:https:\/\/[^\s/@]+|http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?)(?:\/\S*)?$/.test(address)
}
