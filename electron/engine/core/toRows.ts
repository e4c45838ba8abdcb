/**
 * Values as they come, column by column, as objects by the names of the columns; whole numbers as `number`. With plain
 * loops, because a large export has a hundred thousand values.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller of a query knows its columns
export function toRows<Row>(names: readonly string[], columns: readonly (readonly unknown[])[]): readonly Row[] {
  const rows = Array.from({ length: columns[0]?.length ?? 0 }, (): Record<string, unknown> => ({}))
  let column = 0
  for (const name of names) {
    const values = columns[column++] ?? []
    let at = 0
    for (const row of rows) {
      const value = values[at++]
      row[name] = typeof value === 'bigint' ? Number(value) : value
    }
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the caller of a query knows its columns
  return rows as Row[]
}
