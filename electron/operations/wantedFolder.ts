/** The folder that the user has named outside the page, until the page opens it. */
export class WantedFolder {
  private path: string | null

  constructor(
    path: string | null = null,
    /** Called when the user names a folder after the start. */
    private readonly onNamed: () => void = () => undefined,
  ) {
    this.path = path
  }

  /** Replaces a folder that the page has not taken yet. */
  name(path: string): void {
    this.path = path
    this.onNamed()
  }

  /** The folder, which is then no longer wanted; null if there is none. */
  take(): string | null {
    const { path } = this
    this.path = null
    return path
  }
}
