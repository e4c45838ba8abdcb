import type { WindowTab } from '../../shared/preferences/preferenceLimits'
import { maximumStoreIdLength } from '../../shared/core/limits'

/** What is on screen, as far as the address of the page says it. */
export interface PageAddress {
  readonly reportId: number
  readonly tab: WindowTab
  /** The store whose details are open; always null in the Fleet tab. */
  readonly storeId: string | null
}

/** They cannot be encoded. */
const loneSurrogates = /\p{Surrogate}/gu

/** The fragment of an address, such as `#/report/6/store/0042`. */
export function formatAddress({ reportId, tab, storeId }: PageAddress): string {
  const report = `#/report/${reportId}`
  if (tab === 'fleet') return `${report}/fleet`
  return storeId === null ? report : `${report}/store/${encodeURIComponent(storeId.replaceAll(loneSurrogates, '\uFFFD'))}`
}

/** Reads the fragment of an address, which anybody may have written; null if it names no report. */
export function parseAddress(hash: string): PageAddress | null {
  const [, digits = '', rest = ''] = /^#\/report\/([1-9]\d{0,15})(\/.*)?$/.exec(hash) ?? []
  const reportId = Number(digits)
  if (digits === '' || !Number.isSafeInteger(reportId)) return null
  const address: PageAddress = { reportId, tab: 'stores', storeId: null }
  if (rest === '') return address
  if (rest === '/fleet') return { ...address, tab: 'fleet' }
  const [, encoded] = /^\/store\/([^/]+)$/.exec(rest) ?? []
  const storeId = encoded === undefined ? undefined : decode(encoded)
  return storeId === undefined || storeId.length > maximumStoreIdLength ? null : { ...address, storeId }
}

/** Undefined if the text is not encoded as in an address. */
function decode(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return undefined
  }
}

/** Takes the fragment from the address of the page, because it leads nowhere. */
export function forgetAddress(): void {
  history.replaceState(null, '', `${location.pathname}${location.search}`)
}
