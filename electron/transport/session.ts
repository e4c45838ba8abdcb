import { randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * Who may use the local server: the one browser that opened the printed address first. Everybody on
 * this computer can reach the port, so being here is no proof.
 */
export class Session {
  readonly token = newSecret()
  readonly #secret = newSecret()
  #isTokenSpent = false

  /** Trades the token for the session secret, once; null afterwards or for a wrong token. */
  redeem(token: string): string | null {
    if (this.#isTokenSpent || !isEqual(token, this.token)) return null
    this.#isTokenSpent = true
    return this.#secret
  }

  isValid(secret: string | undefined): boolean {
    return secret !== undefined && isEqual(secret, this.#secret)
  }
}

function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

function isEqual(left: string, right: string): boolean {
  const [leftBytes, rightBytes] = [Buffer.from(left), Buffer.from(right)]
  return leftBytes.length === rightBytes.length && timingSafeEqual(leftBytes, rightBytes)
}
