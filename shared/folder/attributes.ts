/**
 * Names an attribute of stores, such as `region` (REPORT.md, "Names and attributes of stores"). It is never the key of a
 * column that every report has.
 */
export type AttributeKey = string & { readonly isAttributeKey: true }

/** An attribute of the stores of a report, or of the loaded data. */
export interface Attribute {
  readonly key: AttributeKey
  /** The name of its column in the file. */
  readonly label: string
}

/** Letters and digits of any language, with single underscores between them. */
export const attributeKeyPattern = /^[\p{L}\p{M}\p{N}]+(?:_[\p{L}\p{M}\p{N}]+)*$/u
export const maximumKeyLength = 64

export function isAttributeKey(text: string): text is AttributeKey {
  return text.length <= maximumKeyLength && attributeKeyPattern.test(text)
}

/** The key of the name of a store. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a constant that has the form of a key
export const nameKey = 'name' as AttributeKey

/** Maximum number of attributes besides the name. */
export const maximumAttributes = 30
/** Maximum number of characters of a value. */
export const maximumValueLength = 200

/** The values of some attributes of a store; null if it has none. */
export interface AttributeValues {
  readonly [key: AttributeKey]: string | null
}
