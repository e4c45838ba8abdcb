/**
 * How a CSV file is written. `plain`: commas, dots and LF, for every program. The other two are for Excel, which reads a
 * file as the list separator and the decimal mark of the computer say: `excel` with commas and dots, `excel-semicolon`
 * with semicolons and decimal commas.
 */
export const csvFormats = ['plain', 'excel', 'excel-semicolon'] as const
export type CsvFormat = (typeof csvFormats)[number]
