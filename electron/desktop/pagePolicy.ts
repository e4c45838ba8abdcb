import { isPageAddress } from './pageAddress'

/** What a page may do beyond showing itself: ours may notify, if the user wants that, and nothing else. */
export function isPermitted(permission: string, requestingAddress: string): boolean {
  return permission === 'notifications' && isPageAddress(requestingAddress)
}
