import { randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * The proof that a caller may use the local server. It needs one, because every user of this computer can reach the
 * port. A generated token signs in one browser once, because addresses remain in browser histories. A token
 * that the user has chosen signs in any number of browsers, because it outlives the session.
 */
export class AccessToken {
  readonly token: string
  private readonly isChosen: boolean
  private readonly sessionSecret = newSecret()
  private isSpent = false

  constructor(chosenToken?: string) {
    this.token = chosenToken ?? newSecret()
    this.isChosen = chosenToken !== undefined
  }

  /** Exchanges the token of an address for the session secret; null if it is wrong or was used before. */
  redeem(token: string): string | null {
    if (this.isSpent || !isEqual(token, this.token)) return null
    this.isSpent = !this.isChosen
    return this.sessionSecret
  }

  /** The message for a caller who is not signed in: why, if they have just tried to sign in, and what to do. */
  refusal(isSignIn: boolean): string {
    const [reason, advice] = this.isChosen
      ? ['This is not the token of this server. ', 'Open "/?token=<token>" with the token that was set for this server.']
      : [
          'This address was opened before, or Store Monitor has been restarted. ',
          'Open the address that Store Monitor printed when it started. It works once; each start prints a new one.',
        ]
    return `${isSignIn ? reason : ''}${advice} Scripts send the token as "Authorization: Bearer <token>".`
  }

  isValid(secret: string | undefined): boolean {
    return secret !== undefined && isEqual(secret, this.sessionSecret)
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
