import { randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * Who may use the local server. Everybody on this computer can reach the port, so being here is no proof; the token
 * is. In an address it lets one browser in, once: addresses stay behind in histories. A token the user has chosen
 * lets in any number, because it outlives the session.
 */
export class AccessToken {
  readonly token: string
  readonly #isChosen: boolean
  readonly #secret = newSecret()
  #isTokenSpent = false

  constructor(chosenToken?: string) {
    this.token = chosenToken ?? newSecret()
    this.#isChosen = chosenToken !== undefined
  }

  /** Trades the token of an address for the session secret; null for a wrong or spent one. */
  redeem(token: string): string | null {
    if (this.#isTokenSpent || !isEqual(token, this.token)) return null
    this.#isTokenSpent = !this.#isChosen
    return this.#secret
  }

  /** Why somebody is not let in, who has come with a token or without, and what to do. */
  refusal(isSignIn: boolean): string {
    const [why, how] = this.#isChosen
      ? ['This is not the token of this server. ', 'Open "/?token=<token>" with the token that was chosen for this server.']
      : [
          'This address was opened before, or is that of an earlier start. ',
          'Open the address that Store Monitor printed when it started; it works once, and a new start prints a new one.',
        ]
    return `${isSignIn ? why : ''}${how} Scripts send the token as "Authorization: Bearer <token>".`
  }

  isValid(secret: string | undefined): boolean {
    return secret !== undefined && isEqual(secret, this.#secret)
  }

  /** Whether an Authorization header carries the token, as scripts send it. */
  isAuthorization(header: string | undefined): boolean {
    const [scheme, token, ...rest] = header?.split(' ') ?? []
    return scheme?.toLowerCase() === 'bearer' && token !== undefined && rest.length === 0 && isEqual(token, this.token)
  }
}

function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

function isEqual(left: string, right: string): boolean {
  const [leftBytes, rightBytes] = [Buffer.from(left), Buffer.from(right)]
  return leftBytes.length === rightBytes.length && timingSafeEqual(leftBytes, rightBytes)
}
