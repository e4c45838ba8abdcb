/** The licence of a package of somebody else that is part of the program. */
export interface Licence {
  readonly name: string
  readonly version: string
  /** The SPDX identifier, such as `MIT`; null if the package names none. */
  readonly identifier: string | null
  /** Null if the package has no file with the text. */
  readonly text: string | null
}
