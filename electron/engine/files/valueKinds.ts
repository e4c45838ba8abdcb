import { isKnownZone } from '../time/zones'

/** Forms of values that no name of a column has, as regular expressions or tests. A value can have more than one of them. */
const valueKinds = {
  instant: (value) =>
    /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\D.*)?$/.test(value) ||
    /^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}(?:\D.*)?$/.test(value) ||
    /^\d{8}T\d{4}/.test(value) ||
    /^\d{9,19}(?:\.\d+)?$/.test(value) ||
    /^[a-z]{3}, \d{1,2} [a-z]{3} \d{4}/i.test(value),
  time: (value) => /^\d{1,2}[:.h]\d\d/i.test(value) || /^\d{1,2}\s*[ap]\.?m\b/i.test(value),
  zone: (value) => value.includes('/') && isKnownZone(value),
} as const satisfies Record<string, (value: string) => boolean>

/** Forms of values that a name of a column can have too, such as `Monday` and `active`. */
const weakKinds = {
  number: (value) => /^[+-]?\d+(?:\.\d+)?$/.test(value),
  weekday: (value) => /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*$/i.test(value),
  status: (value) => /^(?:(?:in)?active|up|down|(?:on|off)line|true|false|yes|no|ok|fail(?:ed)?|(?:un)?healthy)$/i.test(value),
} as const satisfies Record<string, (value: string) => boolean>

const everyKind: Readonly<Record<string, (value: string) => boolean>> = { ...valueKinds, ...weakKinds }

/** The kinds that all values have which are not empty; none if all are empty. */
function kindsOf(values: readonly string[]): readonly string[] {
  const written = values.map((value) => value.trim()).filter((value) => value !== '')
  if (written.length === 0) return []
  return Object.entries(everyKind).flatMap(([kind, has]) => (written.every(has) ? [kind] : []))
}

type Rows = readonly (readonly string[])[]

function columnOf(rows: Rows, index: number): readonly string[] {
  return rows.map((row) => row[index] ?? '')
}

/**
 * Whether a line is a row rather than a header: one of its fields is a value that is not a name, or its fields are values
 * of the same kinds as those in the `rows` below it.
 */
export function looksLikeValues(fields: readonly string[], rows: Rows): boolean {
  if (fields.length < 2 || fields.some((field) => /^\s*store[-_ ]?id\s*$/i.test(field))) return false
  if (fields.some((field) => Object.values(valueKinds).some((has) => has(field.trim())))) return true
  const pairs = fields.map((field, index) => ({ own: kindsOf([field]), below: kindsOf(columnOf(rows, index)), isEmpty: field.trim() === '' }))
  const known = pairs.filter(({ below, isEmpty }) => below.length > 0 && !isEmpty)
  return known.length > 0 && known.every(({ own, below }) => shareOne(own, below))
}

/** Whether the values of the rows are of the same kinds as those of other rows, column by column. */
export function haveSameKinds(rows: Rows, others: Rows): boolean {
  const columns = Math.max(...rows.map((row) => row.length), 0)
  return Array.from({ length: columns }, (_, index) => index).every((index) => {
    const [kinds, expected] = [kindsOf(columnOf(rows, index)), kindsOf(columnOf(others, index))]
    const isEmpty = columnOf(rows, index).every((value) => value.trim() === '')
    return expected.length === 0 || isEmpty || shareOne(kinds, expected)
  })
}

function shareOne(kinds: readonly string[], others: readonly string[]): boolean {
  return kinds.some((kind) => others.includes(kind))
}
