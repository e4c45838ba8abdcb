/** A random id. Browsers offer `crypto.randomUUID` only on pages that came with TLS or from this computer. */
export function newId(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('')
}
